package com.mailflatrate.mail.domain;

import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.mail.dkim.DmarcWalk;
import com.mailflatrate.mail.dkim.PublishedKey;
import com.mailflatrate.mail.domain.SenderDomain.DnsRecord;
import com.mailflatrate.mail.domain.SenderDomain.Verdict;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Looks every record of a plan up and says what it found. Pure but for the look-ups it is given.
 */
public final class Examination {

    private static final int FOUND = 1900;

    private final Lookup dns;
    private final Plan plan;

    /** A question to the name servers. */
    @FunctionalInterface
    public interface Lookup {
        Answer look(String name, RecordType type);
    }

    /** Of this plan, by these name servers. */
    public Examination(Lookup dns, Plan plan) {
        this.dns = dns;
        this.plan = plan;
    }

    /** Record by record. */
    public List<DnsRecord> run() {
        return plan.records().stream().map(this::examine).toList();
    }

    private DnsRecord examine(DnsRecord record) {
        return switch (record.purpose()) {
            case DKIM -> key(record);
            case RETURN_PATH -> returnPath(record);
            case SPF -> spf(record);
            case DMARC -> dmarc(record);
        };
    }

    private DnsRecord key(DnsRecord record) {
        Answer alias = dns.look(record.name(), RecordType.CNAME);
        Answer text = dns.look(record.name(), RecordType.TXT);
        @Nullable String found = first(alias) == null ? first(text) : first(alias);
        if (text instanceof Answer.Failed) {
            return say(record, found, Verdict.UNKNOWN, "unknown");
        }
        if (text.values().isEmpty()) {
            return found == null
                    ? say(record, null, Verdict.MISSING, "dkim.missing")
                    : say(record, found, Verdict.WRONG, "dkim.elsewhere");
        }
        if (text.values().size() > 1) {
            return say(record, String.join(" | ", text.values()), Verdict.WRONG, "dkim.several");
        }
        PublishedKey key = PublishedKey.read(text.values().getFirst());
        String selector = record.name().substring(0, record.name().indexOf('.'));
        if (!key.defect().isEmpty()) {
            return say(
                    record,
                    first(text),
                    Verdict.WRONG,
                    key.tags().has("p") ? "dkim.revoked" : "dkim.nokey");
        }
        if (!key.p().equals(plan.keys().get(selector))) {
            return say(record, found, Verdict.WRONG, "dkim.otherkey");
        }
        if (key.isTest()) {
            return say(record, first(text), Verdict.WRONG, "dkim.test");
        }
        boolean alone = first(alias) == null;
        return alone
                ? say(record, found, Verdict.WARNING, "dkim.notalias")
                : say(record, found, Verdict.OK, "dkim.ok");
    }

    private DnsRecord returnPath(DnsRecord record) {
        Answer alias = dns.look(record.name(), RecordType.CNAME);
        @Nullable String target = first(alias);
        if (alias instanceof Answer.Failed) {
            return say(record, null, Verdict.UNKNOWN, "unknown");
        }
        if (target == null) {
            return say(record, null, Verdict.MISSING, "return.missing");
        }
        boolean ours = target.toLowerCase(Locale.ROOT).equals(record.value());
        return say(
                record,
                target,
                ours ? Verdict.OK : Verdict.WRONG,
                ours ? "return.ok" : "return.elsewhere");
    }

    private DnsRecord spf(DnsRecord record) {
        Answer text = dns.look(record.name(), RecordType.TXT);
        if (text instanceof Answer.Failed) {
            return say(record, null, Verdict.UNKNOWN, "unknown");
        }
        List<String> policies = text.values().stream().filter(Examination::isSpf).toList();
        if (policies.isEmpty()) {
            return say(record, null, Verdict.MISSING, "spf.missing");
        }
        if (policies.size() > 1) {
            return say(record, String.join(" | ", policies), Verdict.WRONG, "spf.several");
        }
        String policy = policies.getFirst();
        if (!policy.strip().equals(plan.spf())) {
            return say(record, policy, Verdict.WRONG, "spf.other");
        }
        return switch (new SpfCost(dns).of(record.name(), policy)) {
            case FITS -> say(record, policy, Verdict.OK, "spf.ok");
            case TOO_MANY_TERMS -> say(record, policy, Verdict.WRONG, "spf.terms");
            case TOO_MANY_VOID -> say(record, policy, Verdict.WRONG, "spf.void");
            case UNKNOWN -> say(record, policy, Verdict.UNKNOWN, "unknown");
        };
    }

    private DnsRecord dmarc(DnsRecord record) {
        DmarcWalk.Result result = new DmarcWalk(dns::look).from(plan.domain());
        return switch (result) {
            case DmarcWalk.Unknown _ -> say(record, null, Verdict.UNKNOWN, "unknown");
            case DmarcWalk.None _ -> say(record, null, Verdict.MISSING, "dmarc.missing");
            case DmarcWalk.Several several ->
                    say(record, several.texts(), Verdict.WRONG, "dmarc.several");
            case DmarcWalk.Policy policy -> policy(record, policy);
        };
    }

    private static DnsRecord policy(DnsRecord record, DmarcWalk.Policy policy) {
        if (policy.tags().has("pct") || policy.tags().has("rf") || policy.tags().has("ri")) {
            return say(record, policy.text(), Verdict.WARNING, "dmarc.removed");
        }
        if (!policy.tags().has("p")) {
            return say(record, policy.text(), Verdict.WARNING, "dmarc.nopolicy");
        }
        return say(
                record, policy.text(), Verdict.OK, policy.own() ? "dmarc.ok" : "dmarc.inherited");
    }

    static boolean isSpf(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
    }

    private static @Nullable String first(Answer answer) {
        return answer.values().isEmpty() ? null : answer.values().getFirst();
    }

    private static DnsRecord say(
            DnsRecord record, @Nullable String found, Verdict verdict, String sentence) {
        @Nullable String shown =
                found == null || found.length() <= FOUND ? found : found.substring(0, FOUND);
        return new DnsRecord(
                record.type(),
                record.name(),
                record.value(),
                record.purpose(),
                shown,
                verdict,
                sentence);
    }
}
