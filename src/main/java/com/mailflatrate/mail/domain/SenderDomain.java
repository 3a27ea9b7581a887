package com.mailflatrate.mail.domain;

import com.mailflatrate.kernel.SenderDomainId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A domain an account sends from, and the records it must publish.
 *
 * @param domain lower-case A-labels
 */
public record SenderDomain(
        SenderDomainId id,
        String domain,
        State state,
        List<DnsRecord> records,
        Instant createdAt,
        @Nullable Instant checkedAt,
        @Nullable Instant verifiedAt) {

    /** Where it stands. */
    public enum State {
        /** Never seen complete. */
        UNVERIFIED,
        /** Complete, mail may leave with it. */
        VERIFIED,
        /** Was complete, and is surely not any more. */
        FAILING
    }

    /** What a check says of one record. */
    public enum Verdict {
        OK,
        /** Works, but should be mended. */
        WARNING,
        MISSING,
        WRONG,
        /** The name servers gave no answer; says nothing about the record. */
        UNKNOWN
    }

    /** What a record is for. */
    public enum Purpose {
        DKIM,
        RETURN_PATH,
        SPF,
        DMARC
    }

    /**
     * One record.
     *
     * @param type {@code CNAME} or {@code TXT}
     * @param value what must stand there
     * @param found what stands there, null before the first check or when nothing does
     * @param verdict null before the first check
     * @param sentence key of the sentence that says why, null before the first check
     */
    public record DnsRecord(
            String type,
            String name,
            String value,
            Purpose purpose,
            @Nullable String found,
            @Nullable Verdict verdict,
            @Nullable String sentence) {}

    /** Copies the records. */
    public SenderDomain {
        records = List.copyOf(records);
    }
}
