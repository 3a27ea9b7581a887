package com.mailflatrate.imports;

import com.mailflatrate.audience.Origin;
import com.mailflatrate.imports.backing.CheckedRows;
import com.mailflatrate.imports.backing.CustomerWord;
import com.mailflatrate.imports.risk.Finding;
import com.mailflatrate.scans.Scan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer needs to decide about an import.
 *
 * @param company whose import it is
 * @param listName where it is to go
 * @param origin what the account says about it
 * @param findings what stands out, with numbers
 * @param look let in by the stated conditions; a person looks afterwards
 * @param domains the most frequent domains among the rows that come in
 * @param spotCheck rows with proof, drawn at random: the smaller of 10 and 3 %, at least one
 * @param scan of papers people signed; null without one
 * @param customers whether rows of the account may count as own customers; null when nobody said
 * @param checked what people saw of the drawn rows so far, the newest first
 * @param doubts addresses that share the decision, at most 20
 * @param talk what was said, oldest first
 */
public record ReviewFacts(
        Import batch,
        String company,
        String listName,
        Origin origin,
        List<Finding> findings,
        boolean look,
        List<Domain> domains,
        List<SpotCheck> spotCheck,
        @Nullable Scan scan,
        @Nullable CustomerWord customers,
        List<CheckedRows> checked,
        List<String> doubts,
        List<Remark> talk) {

    /** Copies. */
    public ReviewFacts {
        findings = List.copyOf(findings);
        domains = List.copyOf(domains);
        spotCheck = List.copyOf(spotCheck);
        checked = List.copyOf(checked);
        doubts = List.copyOf(doubts);
        talk = List.copyOf(talk);
    }

    /** The codes of what stands out. */
    public List<String> risks() {
        return findings.stream().map(Finding::code).toList();
    }

    /** How many rows are at a domain. */
    public record Domain(String name, long rows) {}

    /**
     * One row's proof as the file states it.
     *
     * @param page of the scan on which the person signed
     */
    public record SpotCheck(
            long line,
            String address,
            @Nullable String grade,
            @Nullable Instant at,
            @Nullable String ip,
            @Nullable String source,
            @Nullable Integer page) {}
}
