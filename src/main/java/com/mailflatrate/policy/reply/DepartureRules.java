package com.mailflatrate.policy.reply;

import com.mailflatrate.policy.data.DataFile;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether an away note says, in German or English, that its owner has left for good: such a mailbox
 * is nobody's, though it still takes mail. In doubt it does not.
 */
public final class DepartureRules {

    /** What such a note counts as: the words of a refusal that awaits a second one. */
    public static final String REFUSAL = "away note: no longer with the company";

    private static final int LONGEST = 4_000;
    private static final List<Pattern> GONE = patterns("gone");
    private static final List<Pattern> NOT = patterns("not");

    private DepartureRules() {}

    /** Judges the note's own words, without the mail it quotes. */
    public static boolean hasLeft(String note) {
        String bounded = note.length() > LONGEST ? note.substring(0, LONGEST) : note;
        String words =
                bounded.toLowerCase(Locale.GERMAN)
                        .replace('’', '\'')
                        .replaceAll("\\s+", " ")
                        .strip();
        return says(GONE, words) && !says(NOT, words);
    }

    private static boolean says(List<Pattern> patterns, String words) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(words).find());
    }

    private static List<Pattern> patterns(String meaning) {
        return DataFile.of("departures.tsv").rows().stream()
                .filter(row -> row[0].equals(meaning))
                .map(row -> Pattern.compile(row[1]))
                .toList();
    }
}
