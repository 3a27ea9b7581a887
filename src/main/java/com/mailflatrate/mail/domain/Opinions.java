package com.mailflatrate.mail.domain;

import com.mailflatrate.mail.domain.SenderDomain.DnsRecord;
import com.mailflatrate.mail.domain.SenderDomain.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What several resolvers say of the same records. One that sees a record as it must be is believed:
 * others still keep its absence in memory. Against a record it takes two; anything less is no
 * answer (compliance row F3).
 */
public final class Opinions {

    private static final int ENOUGH = 2;

    private Opinions() {}

    /** Record by record; the lists are in the same order and not empty. */
    public static List<DnsRecord> combine(List<List<DnsRecord>> opinions) {
        List<DnsRecord> combined = new ArrayList<>();
        for (int i = 0; i < opinions.getFirst().size(); i++) {
            int at = i;
            combined.add(judge(opinions.stream().map(opinion -> opinion.get(at)).toList()));
        }
        return combined;
    }

    private static DnsRecord judge(List<DnsRecord> said) {
        List<DnsRecord> against = said.stream().filter(Standing::isNegative).toList();
        return said.stream()
                .filter(Standing::isGood)
                .findFirst()
                .orElseGet(
                        () ->
                                against.size() >= ENOUGH
                                        ? against.getFirst()
                                        : unknown(said.getFirst()));
    }

    private static DnsRecord unknown(DnsRecord record) {
        return new DnsRecord(
                record.type(),
                record.name(),
                record.value(),
                record.purpose(),
                null,
                Verdict.UNKNOWN,
                "unknown");
    }
}
