package com.mailflatrate.policy.reply;

import com.mailflatrate.policy.data.DataFile;
import com.mailflatrate.policy.reply.ReplyFacts.Phase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sorts refusals: first by the phase of the session, then by provider, enhanced code, words and
 * reply code. A refusal of the connection is never about a recipient, and words about our
 * reputation win over a code that says "no such mailbox". Immutable, thread-safe.
 */
public final class ReplyClassifier {

    private static final ReplyClassifier STANDARD = new ReplyClassifier();
    private static final Set<Phase> CONNECTION =
            Set.of(Phase.CONNECT, Phase.BANNER, Phase.EHLO, Phase.STARTTLS);
    private static final Set<Phase> AFTER_RECIPIENT = Set.of(Phase.DATA, Phase.BODY);
    private static final Pattern NO_MAILBOX = Pattern.compile("5\\.1\\.(1|2|3|6|10)");
    private static final Set<BounceClass> COUNTING =
            Set.of(
                    BounceClass.HARD,
                    BounceClass.UNCLEAR,
                    BounceClass.SOFT_MAILBOX,
                    BounceClass.SOFT_SYSTEM);
    private static final Pattern ADDRESS =
            Pattern.compile("<[^<>\\s]{0,320}>|[^\\s<>:;,\"'()]{1,64}@[^\\s<>:;,\"'()]{1,255}");
    private static final Pattern ABOUT_US =
            Pattern.compile(
                    "spamhaus|spamcop|dnsbl|black.?list|block.?list|reputation|blocked using|\\bspam\\b|\\bunsolicited\\b");
    private static final Pattern FULL =
            Pattern.compile(
                    "over.?quota|quota.{0,20}exceed|exceed\\w*.{0,30}quota|mailbox (is )?full|disk space|out of storage");

    /** A disabled mailbox that is to come back. */
    private static final Pattern FOR_A_WHILE =
            Pattern.compile(
                    "(temporar\\w+|currently) (suspended|disabled|inactive|deactivated|locked)|(suspended|disabled|inactive|locked) temporar");

    /** Nobody has looked for long; whoever does finds it open again. */
    private static final Pattern UNUSED = Pattern.compile("\\binactiv(e|ity)\\b");

    private static final Pattern TOO_MUCH =
            Pattern.compile(
                    "receiving mail at a rate|has sent to too many|rate.?limit|too quickly");

    /** Codes of policy (RFC 3463 x.7), which "user unknown" beside them contradicts. */
    private static final String POLICY = "5.7.";

    private static final String AT_RCPT = "at RCPT";
    private static final int LONGEST = 2000;

    private final List<ProviderRule> providers =
            DataFile.of("reply-providers.tsv").rows().stream()
                    .map(
                            row ->
                                    new ProviderRule(
                                            row[0],
                                            Pattern.compile(row[1]),
                                            Pattern.compile(row[2]),
                                            cls(row[3])))
                    .toList();
    private final List<CodeRule> codes =
            DataFile.of("reply-codes.tsv").rows().stream()
                    .map(
                            row ->
                                    new CodeRule(
                                            Pattern.compile(row[0]),
                                            cls(row[1]),
                                            row.length > 2 ? row[2] : "",
                                            row.length > 3 && row[3].equals(AT_RCPT)))
                    .toList();
    private final List<Rule> texts =
            DataFile.of("reply-texts.tsv").rows().stream()
                    .map(
                            row ->
                                    new Rule(
                                            Pattern.compile(row[1]),
                                            cls(row[0]),
                                            row.length > 2 && row[2].equals(AT_RCPT)))
                    .toList();

    private ReplyClassifier() {}

    private record ProviderRule(String provider, Pattern enhanced, Pattern text, BounceClass cls) {}

    private record CodeRule(Pattern code, BounceClass cls, String words, boolean onlyAtRcpt) {

        boolean fits(String enhanced, String text) {
            return code.matcher(enhanced).matches() && text.contains(words);
        }

        BounceClass at(Phase phase) {
            return onlyAtRcpt && phase != Phase.RCPT ? BounceClass.UNCLEAR : cls;
        }
    }

    private record Rule(Pattern pattern, BounceClass cls, boolean onlyAtRcpt) {

        /**
         * What the words mean here: some convict only when the recipient itself was refused, which
         * a report has to say, and none against a code of policy.
         */
        BounceClass at(ReplyFacts facts, boolean later) {
            if (cls == BounceClass.HARD && later) {
                return BounceClass.SOFT_MAILBOX;
            }
            boolean waits = onlyAtRcpt && facts.phase() != Phase.RCPT;
            boolean denied = cls == BounceClass.HARD && startsWith(facts.enhancedCode(), POLICY);
            return waits || denied ? BounceClass.UNCLEAR : cls;
        }
    }

    /** The rules as shipped. */
    public static ReplyClassifier standard() {
        return STANDARD;
    }

    /** Sorts one refusal. */
    public BounceVerdict classify(ReplyFacts facts) {
        String text = words(facts.text());
        if (CONNECTION.contains(facts.phase())) {
            return connection(facts, text);
        }
        BounceVerdict verdict =
                byProvider(facts, text)
                        .or(() -> byCode(facts, text))
                        .or(() -> byText(facts, text))
                        .orElseGet(() -> byReplyCode(facts));
        return atPhase(facts, verdict);
    }

    /**
     * Whoever took the recipient and refuses the mail afterwards, or refuses the sender, has not
     * said that the mailbox is gone, unless the code says just that: some filters call every
     * refusal "user unknown".
     */
    private static BounceVerdict atPhase(ReplyFacts facts, BounceVerdict verdict) {
        boolean last = verdict.cls() == BounceClass.HARD || verdict.cls() == BounceClass.UNCLEAR;
        if (last && facts.phase() == Phase.MAIL) {
            return verdict(BounceClass.BLOCK, "refused before a recipient was named");
        }
        boolean named =
                facts.enhancedCode() != null && NO_MAILBOX.matcher(facts.enhancedCode()).matches();
        boolean words = verdict.cls() == BounceClass.HARD && !verdict.why().startsWith("provider");
        return words && AFTER_RECIPIENT.contains(facts.phase()) && !named
                ? verdict(BounceClass.UNCLEAR, verdict.why() + ", after the recipient was taken")
                : verdict;
    }

    private static BounceVerdict connection(ReplyFacts facts, String text) {
        boolean busy =
                facts.replyCode() == 421 || facts.replyCode() == 0 || text.contains("too many");
        BounceClass cls = facts.replyCode() >= 500 ? BounceClass.BLOCK : BounceClass.SOFT_SYSTEM;
        return new BounceVerdict(
                busy && facts.replyCode() != 0 ? BounceClass.THROTTLE : cls,
                false,
                "phase " + facts.phase());
    }

    private Optional<BounceVerdict> byProvider(ReplyFacts facts, String text) {
        String enhanced = facts.enhancedCode() == null ? "" : facts.enhancedCode();
        return providers.stream()
                .filter(rule -> rule.provider().equals(facts.provider()))
                .filter(
                        rule ->
                                rule.enhanced().pattern().isEmpty()
                                        || rule.enhanced().matcher(enhanced).matches())
                .filter(rule -> rule.text().matcher(text).find())
                .findFirst()
                .map(rule -> verdict(rule.cls(), "provider " + rule.provider() + " " + enhanced));
    }

    private Optional<BounceVerdict> byCode(ReplyFacts facts, String text) {
        String enhanced = facts.enhancedCode();
        if (enhanced == null) {
            return Optional.empty();
        }
        return codes.stream()
                .filter(rule -> rule.fits(enhanced, text))
                .findFirst()
                .map(rule -> weighed(rule.at(facts.phase()), enhanced, text));
    }

    private static BounceVerdict weighed(BounceClass cls, String enhanced, String text) {
        boolean last = cls == BounceClass.HARD || cls == BounceClass.UNCLEAR;
        if (last && TOO_MUCH.matcher(text).find()) {
            return verdict(BounceClass.THROTTLE, "words against " + enhanced);
        }
        if (last && (FULL.matcher(text).find() || FOR_A_WHILE.matcher(text).find())) {
            return verdict(BounceClass.SOFT_MAILBOX, "words against " + enhanced);
        }
        if (last && ABOUT_US.matcher(text).find()) {
            return verdict(BounceClass.BLOCK, "words against " + enhanced);
        }
        return enhanced.equals("5.2.1") && UNUSED.matcher(text).find()
                ? verdict(BounceClass.UNCLEAR, "words against " + enhanced)
                : verdict(cls, "enhanced " + enhanced);
    }

    private Optional<BounceVerdict> byText(ReplyFacts facts, String text) {
        boolean later = facts.replyCode() / 100 == 4 || startsWith(facts.enhancedCode(), "4.");
        return texts.stream()
                .filter(rule -> rule.pattern().matcher(text).find())
                .findFirst()
                .map(rule -> verdict(rule.at(facts, later), "words"));
    }

    private static BounceVerdict byReplyCode(ReplyFacts facts) {
        String enhanced = facts.enhancedCode() == null ? "" : facts.enhancedCode();
        if (enhanced.matches("5\\.7\\.\\d+")) {
            return verdict(BounceClass.BLOCK, "enhanced " + enhanced);
        }
        int code = facts.replyCode();
        if (code / 100 == 4 || enhanced.startsWith("4.")) {
            return verdict(BounceClass.SOFT_SYSTEM, "reply " + code);
        }
        if (enhanced.startsWith("5.3.")) {
            return verdict(BounceClass.SOFT_SYSTEM, "enhanced " + enhanced);
        }
        return switch (code) {
            case 552 -> verdict(BounceClass.SOFT_MAILBOX, "reply 552");
            case 550, 551, 553, 554 -> verdict(BounceClass.UNCLEAR, "reply " + code);
            default ->
                    enhanced.startsWith("5.")
                            ? verdict(BounceClass.UNCLEAR, "enhanced " + enhanced)
                            : verdict(BounceClass.UNKNOWN, "reply " + code);
        };
    }

    private static BounceVerdict verdict(BounceClass cls, String why) {
        return new BounceVerdict(cls, COUNTING.contains(cls), why);
    }

    /** Lower case, one line, without addresses: a mailbox may be called "blocked". */
    static String words(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return ADDRESS.matcher(bounded.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .replaceAll("\\s+", " ");
    }

    private static boolean startsWith(@Nullable String text, String prefix) {
        return text != null && text.startsWith(prefix);
    }

    private static BounceClass cls(String name) {
        return BounceClass.valueOf(name);
    }
}
