package com.mailflatrate.policy.reply;

import com.mailflatrate.policy.data.DataFile;
import com.mailflatrate.policy.reply.ReplyFacts.Phase;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where in the SMTP session a refusal came, by the words of a report. It matters because a system
 * that took the recipient and refuses the mail later need not mean the recipient.
 */
public final class PhaseRules {

    private static final int LONGEST = 4_000;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final List<Rule> RULES =
            DataFile.of("reply-phases.tsv").rows().stream()
                    .map(
                            row ->
                                    new Rule(
                                            Phase.valueOf(row[0]),
                                            Pattern.compile(row[1]),
                                            List.of(row[2].split(","))))
                    .toList();

    private PhaseRules() {}

    /** The hints are there for speed: plain words are found much faster than a pattern fails. */
    private record Rule(Phase phase, Pattern words, List<String> hints) {

        boolean fits(String text) {
            for (String hint : hints) {
                if (text.contains(hint)) {
                    return words.matcher(text).find();
                }
            }
            return false;
        }
    }

    /** The phase some words tell of, {@link Phase#REPORT} when they do not. */
    public static Phase of(String words) {
        if (words.isEmpty()) {
            return Phase.REPORT;
        }
        String bounded = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        String text = BLANKS.matcher(bounded.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return RULES.stream()
                .filter(rule -> rule.fits(text))
                .map(Rule::phase)
                .findFirst()
                .orElse(Phase.REPORT);
    }
}
