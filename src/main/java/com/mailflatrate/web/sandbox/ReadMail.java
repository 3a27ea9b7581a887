package com.mailflatrate.web.sandbox;

import com.mailflatrate.mail.dkim.DkimVerdict;
import java.util.List;

/**
 * A mail as a person looks at it.
 *
 * @param from as written, decoded
 * @param text the text part, empty when there is none
 * @param html whether there is an HTML part
 * @param headers in order, unfolded, undecoded
 * @param dkim one verdict per signature
 */
public record ReadMail(
        String from, String text, boolean html, List<HeaderLine> headers, List<DkimVerdict> dkim) {

    /** Copies the lists. */
    public ReadMail {
        headers = List.copyOf(headers);
        dkim = List.copyOf(dkim);
    }

    /** One header field. */
    public record HeaderLine(String name, String value) {}

    /** Whether there is a signature and every one is genuine. */
    public boolean isSigned() {
        return !dkim.isEmpty()
                && dkim.stream().allMatch(verdict -> verdict.result() == DkimVerdict.Result.PASS);
    }
}
