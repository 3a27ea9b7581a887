package com.mailflatrate.dns;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Whether a domain takes mail (RFC 5321 §5.1, RFC 7505), by the DNS alone and never by talking to
 * its mail server: before a confirmation is mailed (compliance row B4), and before a refusal that
 * calls the domain unknown counts. Blocks; not inside a transaction.
 */
@Component
public final class MailDomains {

    private final Dns dns;

    MailDomains(Dns dns) {
        this.dns = dns;
    }

    /** What is known of a domain. */
    public enum Verdict {
        /** It has hosts for mail. */
        TAKES_MAIL,
        /** It says that it takes none (RFC 7505). */
        NULL_MX,
        /** There is no such domain, or nothing in it that could take mail. */
        NO_HOST,
        /** Nobody could say just now. */
        UNKNOWN
    }

    /** Asks. */
    public Verdict judge(String domain) {
        return switch (dns.look(domain, RecordType.MX)) {
            case Answer.Found(List<String> values, boolean _) ->
                    values.stream().allMatch(MailDomains::isNull)
                            ? Verdict.NULL_MX
                            : Verdict.TAKES_MAIL;
            case Answer.NoData _ -> byAddress(domain);
            case Answer.NoName _ -> Verdict.NO_HOST;
            case Answer.Failed _ -> Verdict.UNKNOWN;
        };
    }

    private Verdict byAddress(String domain) {
        boolean unknown = false;
        for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
            Answer answer = dns.look(domain, type);
            if (answer instanceof Answer.Found) {
                return Verdict.TAKES_MAIL;
            }
            unknown |= answer instanceof Answer.Failed;
        }
        return unknown ? Verdict.UNKNOWN : Verdict.NO_HOST;
    }

    private static boolean isNull(String record) {
        return record.strip().matches("\\d+(\\s+\\.?)?");
    }
}
