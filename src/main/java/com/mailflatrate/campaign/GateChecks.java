package com.mailflatrate.campaign;

import com.mailflatrate.account.Company;
import com.mailflatrate.campaign.GateReport.Check;
import com.mailflatrate.campaign.GateReport.Level;
import com.mailflatrate.campaign.GateReport.Part;
import com.mailflatrate.consent.Selection;
import com.mailflatrate.content.ContentCheck;
import com.mailflatrate.content.Finding;
import com.mailflatrate.content.MailProgram;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.policy.Flag;
import com.mailflatrate.policy.ImprintRules;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The gate's checklist over facts already gathered. Pure: the same facts give the same answer. */
final class GateChecks {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final GateFacts facts;
    private final List<Check> checks = new ArrayList<>();
    private int bytes;

    private GateChecks(GateFacts facts) {
        this.facts = facts;
    }

    /** What the checklist found, obstacles first, and the size of the mail. */
    record Found(List<Check> checks, int bytes) {}

    static Found check(GateFacts facts) {
        GateChecks gate = new GateChecks(facts);
        gate.accountIsActive();
        gate.contractsAreAccepted();
        gate.senderIsTheirOwn();
        gate.imprintIsComplete();
        gate.subjectIsHonest();
        gate.contentIsSeenAndSafe();
        gate.audienceAgreed();
        gate.sentBefore();
        gate.checks.sort(Comparator.comparing(Check::level, Comparator.reverseOrder()));
        return new Found(List.copyOf(gate.checks), gate.bytes);
    }

    private void accountIsActive() {
        add(
                facts.mayWork() ? Level.OK : Level.BLOCK,
                facts.mayWork() ? "ACCOUNT" : "ACCOUNT_NOT_ACTIVE",
                Part.ACCOUNT);
    }

    private void contractsAreAccepted() {
        for (Code code : facts.outstanding()) {
            add(Level.BLOCK, code.name(), Part.ACCOUNT);
        }
        if (facts.outstanding().isEmpty()) {
            add(Level.OK, "TERMS", Part.ACCOUNT);
        }
    }

    private void senderIsTheirOwn() {
        checks.addAll(SenderChecks.check(facts));
    }

    private void imprintIsComplete() {
        Company company = facts.account().company();
        List<Flag> flags = ImprintRules.check(SenderImprint.of(company));
        flags.forEach(flag -> add(flag, Part.ACCOUNT));
        if (flags.stream().noneMatch(flag -> flag.check().level() == Flag.Level.BLOCK)) {
            add(Level.OK, "IMPRINT", Part.ACCOUNT, company.legalForm().title());
        }
    }

    private void subjectIsHonest() {
        if (facts.program() instanceof Outcome.Done<MailProgram>(MailProgram program)) {
            List<Flag> flags = ContentCheck.subjects(program);
            flags.forEach(flag -> add(flag, Part.SUBJECT));
            if (flags.isEmpty()) {
                add(Level.OK, "SUBJECT", Part.SUBJECT);
            }
        }
    }

    private void contentIsSeenAndSafe() {
        switch (facts.program()) {
            case Outcome.Refused<MailProgram>(List<Reason> reasons) ->
                    reasons.forEach(
                            reason ->
                                    add(
                                            Level.BLOCK,
                                            reason.code().name(),
                                            Part.CONTENT,
                                            reason.details().toArray()));
            case Outcome.Done<MailProgram>(MailProgram program) -> content(program);
        }
    }

    private void content(MailProgram program) {
        if (facts.content().source().html().isBlank()) {
            add(Level.BLOCK, "CONTENT_EMPTY", Part.CONTENT);
            return;
        }
        ContentCheck.Result result = ContentCheck.of(program, facts.content().footer());
        bytes = result.bytes();
        for (Finding finding : result.findings()) {
            Level level =
                    switch (finding.level()) {
                        case OK -> Level.OK;
                        case WARN -> Level.WARN;
                        case BLOCK -> Level.BLOCK;
                    };
            add(level, finding.code(), Part.CONTENT, finding.details().toArray());
        }
        passed("UNSUBSCRIBE");
        passed("URL_", "LINK_");
        add(Level.OK, "TEXT", Part.CONTENT);
    }

    /** A family of checks without an obstacle is a passed one, named by its first prefix. */
    private void passed(String... prefixes) {
        for (Check check : checks) {
            for (String prefix : prefixes) {
                if (check.level() == Level.BLOCK && check.code().startsWith(prefix)) {
                    return;
                }
            }
        }
        add(Level.OK, prefixes[0].equals("URL_") ? "LINKS" : prefixes[0], Part.CONTENT);
    }

    private void audienceAgreed() {
        Selection audience = facts.audience();
        if (facts.campaign().draft().listIds().isEmpty()) {
            add(Level.BLOCK, "LIST_MISSING", Part.TO);
        } else if (facts.addressed().lost()) {
            add(Level.BLOCK, "SEGMENT_MISSING", Part.TO);
        } else if (audience.sendable() == 0) {
            add(Level.BLOCK, "NO_AUDIENCE", Part.TO);
        } else {
            add(Level.OK, "AUDIENCE", Part.TO, audience.sendable());
        }
        leftOut(Selection.Skip.UNPROVEN, "UNPROVEN_LEFT_OUT");
        leftOut(Selection.Skip.ROLE_ADDRESS, "ROLE_LEFT_OUT");
        leftOut(Selection.Skip.CONSENT_STALE, "CONSENT_STALE_LEFT_OUT");
        rhythm(audience.rhythm());
    }

    /** Promises kept (D7), consent that grows old (D8), and people who get a great deal. */
    private void rhythm(Selection.Rhythm rhythm) {
        long held = facts.audience().skipped().getOrDefault(Selection.Skip.FREQUENCY_CAP, 0L);
        Instant allAt = rhythm.allAt();
        if (held > 0 && allAt != null) {
            String at = WHEN.format(allAt.atZone(facts.account().zone()));
            add(Level.WARN, "FREQUENCY_LEFT_OUT", Part.TO, held, at);
        }
        if (rhythm.fading() > 0) {
            add(Level.WARN, "CONSENT_FADING", Part.TO, rhythm.fading());
        }
        if (rhythm.often() > 0) {
            add(Level.WARN, "OFTEN", Part.TO, rhythm.often());
        }
    }

    private void leftOut(Selection.Skip reason, String code) {
        long count = facts.audience().skipped().getOrDefault(reason, 0L);
        if (count > 0) {
            add(Level.WARN, code, Part.TO, count);
        }
    }

    private void sentBefore() {
        if (facts.sentBefore()) {
            add(Level.WARN, "SENT_BEFORE", Part.TIME);
        }
    }

    private void add(Flag flag, Part part) {
        Level level = flag.check().level() == Flag.Level.BLOCK ? Level.BLOCK : Level.WARN;
        add(level, flag.check().name(), part, flag.details().toArray());
    }

    private void add(Level level, String code, Part part, Object... details) {
        Check check = new Check(code, level, part, List.of(details));
        if (!checks.contains(check)) {
            checks.add(check);
        }
    }
}
