package com.mailflatrate.policy.reply;

import com.mailflatrate.policy.data.DataFile;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a person's reply objects to more mail, in German or English (UWG § 7(2) no. 3, GDPR Art.
 * 21(2)). An objection needs no form; a question is for a person.
 */
public final class ObjectionRules {

    private static final int LONGEST = 4000;
    private static final int QUESTION = 160;
    private static final Pattern QUOTE_BEGINS =
            Pattern.compile(
                    "(am|on|le|el|il)\\b.{4,160}\\b(schrieb|schreibt|wrote|geschrieben|a écrit)\\b.{0,80}:?"
                            + "|-{2,}\\s*(original|ursprüngliche|weitergeleitete|forwarded|originalnachricht).*"
                            + "|_{10,}|(von|from|gesendet|sent): .+",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SIGNATURE = Pattern.compile("-- ?");
    private static final List<Pattern> NOT = patterns("not");
    private static final List<Pattern> STRONG = patterns("objects");
    private static final List<Pattern> WEAK = patterns("weak");
    private static final Pattern ASKS =
            Pattern.compile("\\b(wie|wo|kann ich|könnte ich|how|where|can i|could i)\\b[^.!]*\\?");

    private ObjectionRules() {}

    /** What a reply says. */
    public enum Judgement {
        /** It plainly objects: suppress. */
        OBJECTS,
        /** It may: a person reads it. */
        WEAK,
        /** It does not. */
        NONE
    }

    /** Judges the text a person wrote, without the mail it quotes and without the signature. */
    public static Judgement judge(String plainText) {
        String words = without(NOT, own(plainText));
        if (found(STRONG, words)) {
            boolean onlyAsks = words.length() < QUESTION && ASKS.matcher(words).find();
            return onlyAsks ? Judgement.WEAK : Judgement.OBJECTS;
        }
        return found(WEAK, words) ? Judgement.WEAK : Judgement.NONE;
    }

    private static String own(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        StringBuilder own = new StringBuilder();
        for (String line : bounded.split("\\R", -1)) {
            String bare = line.strip();
            if (SIGNATURE.matcher(line).matches() || QUOTE_BEGINS.matcher(bare).matches()) {
                break;
            }
            if (!bare.startsWith(">")) {
                own.append(bare).append(' ');
            }
        }
        return own.toString()
                .toLowerCase(Locale.GERMAN)
                .replace('’', '\'')
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String without(List<Pattern> patterns, String text) {
        String rest = text;
        for (Pattern pattern : patterns) {
            rest = pattern.matcher(rest).replaceAll(" . ");
        }
        return rest;
    }

    private static boolean found(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }

    private static List<Pattern> patterns(String strength) {
        return DataFile.of("objections.tsv").rows().stream()
                .filter(row -> row[0].equals(strength))
                .map(row -> Pattern.compile(row[1], Pattern.UNICODE_CHARACTER_CLASS))
                .toList();
    }
}
