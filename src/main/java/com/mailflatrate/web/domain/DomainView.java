package com.mailflatrate.web.domain;

import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.mail.domain.SenderDomain.DnsRecord;
import com.mailflatrate.mail.domain.SenderDomain.Purpose;
import com.mailflatrate.mail.domain.SenderDomain.Verdict;
import java.util.List;
import java.util.Locale;

/** A domain as its page shows it. */
public record DomainView(SenderDomain domain) {

    /** How many records the customer still has to see to. */
    public long open() {
        return own().stream().filter(record -> !isGood(record)).count();
    }

    /** The records the customer publishes, in order. */
    public List<DnsRecord> own() {
        return domain.records().stream().filter(record -> record.purpose() != Purpose.SPF).toList();
    }

    /** What follows from them without any work. */
    public List<DnsRecord> following() {
        return domain.records().stream().filter(record -> record.purpose() == Purpose.SPF).toList();
    }

    /** Whether it was ever looked at. */
    public boolean checked() {
        return domain.checkedAt() != null;
    }

    /** The state as a part of keys. */
    public String state() {
        return domain.state().name().toLowerCase(Locale.ROOT);
    }

    /** The tone of the state. */
    public String tone() {
        return switch (domain.state()) {
            case VERIFIED -> "is-ok";
            case FAILING -> "is-bad";
            case UNVERIFIED -> "is-warn";
        };
    }

    /** The shape of the state. */
    public String icon() {
        return switch (domain.state()) {
            case VERIFIED -> "circle-check";
            case FAILING -> "alert-octagon";
            case UNVERIFIED -> "hourglass";
        };
    }

    /** The tone of a record's verdict. */
    public String tone(DnsRecord record) {
        return switch (record.verdict()) {
            case null -> "is-off";
            case OK -> "is-ok";
            case WARNING, UNKNOWN -> "is-warn";
            case MISSING, WRONG -> "is-bad";
        };
    }

    /** The shape of a record's verdict. */
    public String icon(DnsRecord record) {
        return switch (record.verdict()) {
            case null -> "circle-dashed";
            case OK -> "circle-check";
            case WARNING, UNKNOWN -> "alert-triangle";
            case MISSING, WRONG -> "alert-octagon";
        };
    }

    /** Key of a verdict's word. */
    public String verdict(DnsRecord record) {
        Verdict verdict = record.verdict();
        return "domain.verdict."
                + (verdict == null ? "none" : verdict.name().toLowerCase(Locale.ROOT));
    }

    /** Key of what a record is for. */
    public String purpose(DnsRecord record) {
        return "domain.purpose." + record.purpose().name().toLowerCase(Locale.ROOT);
    }

    /** What most name server pages ask for: the name without the domain behind it. */
    public String host(DnsRecord record) {
        String end = "." + domain.domain();
        return record.name().endsWith(end)
                ? record.name().substring(0, record.name().length() - end.length())
                : record.name();
    }

    private static boolean isGood(DnsRecord record) {
        return record.verdict() == Verdict.OK || record.verdict() == Verdict.WARNING;
    }
}
