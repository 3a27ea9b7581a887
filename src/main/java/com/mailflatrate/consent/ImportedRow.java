package com.mailflatrate.consent;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.ledger.CanonicalJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The proof that came with one row of an import.
 *
 * @param contact the person
 * @param list the list the row went to
 * @param grade how strong the proof is
 * @param consentAt when the person agreed, as the file says
 * @param ip from where, as the file says
 * @param source where, as the file says
 * @param origin what the customer said about the whole batch
 * @param email the address the row was about
 */
public record ImportedRow(
        ContactId contact,
        ListId list,
        Proof.Grade grade,
        @Nullable Instant consentAt,
        @Nullable String ip,
        @Nullable String source,
        OriginId origin,
        String email) {

    private static final int SHORT = 100;
    private static final int LONG = 1000;

    /** Cuts what is too long, and time as fine as the database keeps it. */
    public ImportedRow {
        consentAt = consentAt == null ? null : consentAt.truncatedTo(ChronoUnit.MICROS);
        ip = cut(ip, SHORT);
        source = cut(source, LONG);
    }

    /** What the ledger commits to: canonical JSON. */
    String body(AccountId account) {
        Map<String, @Nullable Object> body = new TreeMap<>();
        body.put("account", account.value());
        body.put("contact", contact);
        body.put("email", email);
        body.put("list", list);
        body.put("grade", grade);
        body.put("at", consentAt);
        body.put("ip", ip);
        body.put("source", source);
        body.put("origin", origin);
        return CanonicalJson.of(body);
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
