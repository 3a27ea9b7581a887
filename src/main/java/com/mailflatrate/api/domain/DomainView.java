package com.mailflatrate.api.domain;

import com.mailflatrate.api.shared.Located;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.mail.domain.SenderDomain.DnsRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A sender domain as the interface shows it. */
record DomainView(
        String id,
        String domain,
        String state,
        List<RecordView> records,
        Instant createdAt,
        @Nullable Instant checkedAt)
        implements Located {

    @Override
    public String location() {
        return "/api/v1/sender-domains/" + id;
    }

    /** One record to publish, and what a check found. */
    record RecordView(
            String type,
            String name,
            String value,
            String purpose,
            @Nullable String found,
            @Nullable String verdict,
            @Nullable String why) {

        static RecordView of(DnsRecord record) {
            return new RecordView(
                    record.type(),
                    record.name(),
                    record.value(),
                    text(record.purpose()),
                    record.found(),
                    record.verdict() == null ? null : text(record.verdict()),
                    record.sentence());
        }
    }

    static DomainView of(SenderDomain domain) {
        return new DomainView(
                domain.id().toString(),
                domain.domain(),
                text(domain.state()),
                domain.records().stream().map(RecordView::of).toList(),
                domain.createdAt(),
                domain.checkedAt());
    }

    private static String text(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
