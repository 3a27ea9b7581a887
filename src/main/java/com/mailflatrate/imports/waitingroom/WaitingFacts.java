package com.mailflatrate.imports.waitingroom;

import com.mailflatrate.imports.risk.Finding;
import java.util.List;
import java.util.Map;

/**
 * What is computed of a file that waits; no address of it is kept in the clear.
 *
 * @param rows of the file
 * @param proven rows whose proof could make them mailable
 * @param unproven rows without
 * @param refused rows that would stay out, by code
 * @param domains the most frequent domains with their rows
 * @param findings what stands out
 * @param mapping our field to the heading it was taken for
 * @param system whose export it is; empty when not recognised
 */
public record WaitingFacts(
        long rows,
        long proven,
        long unproven,
        Map<String, Long> refused,
        Map<String, Long> domains,
        List<Finding> findings,
        Map<String, String> mapping,
        String system) {

    /** Copies. */
    public WaitingFacts {
        refused = Map.copyOf(refused);
        domains = Map.copyOf(domains);
        findings = List.copyOf(findings);
        mapping = Map.copyOf(mapping);
    }
}
