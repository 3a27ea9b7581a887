package com.mailflatrate.web.open.ledger;

import com.mailflatrate.web.shared.Shell;

/**
 * What does not fit in a certificate, for a stranger to read.
 *
 * @param code as the interface answers it
 * @param entry the number of the entry it is about; empty when it is about the whole
 * @param row the place of a row within an import's entry, from 0; empty when it is about none
 */
public record Fault(String code, String entry, String row) {

    /** Reads {@code CODE}, {@code CODE 12} or {@code CODE 12/3}. */
    static Fault of(String fault) {
        String[] parts = fault.split("[ /]", 3);
        return new Fault(
                parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    /** In a sentence. */
    public String text(Shell shell) {
        return shell.text("open.verify.fault." + code, entry, row);
    }
}
