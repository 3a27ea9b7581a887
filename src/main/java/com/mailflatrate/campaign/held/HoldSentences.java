package com.mailflatrate.campaign.held;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Why a mailing stands still, as a sentence. Pure. */
public final class HoldSentences {

    private HoldSentences() {}

    /**
     * A rule's reason is a code with its figures and becomes a sentence, several codes of the gate
     * become several; what a person wrote stays as it is.
     *
     * @param has whether there is a text, {@code text} gives it with its figures
     */
    public static String say(
            Predicate<String> has, BiFunction<String, Object[], String> text, String why) {
        String[] words = why.split(" ", -1);
        String key = "campaign.hold." + words[0];
        if (has.test(key) && (words.length == 1 || isNumber(words[1]))) {
            return text.apply(key, figures(words));
        }
        return Arrays.stream(words).allMatch(word -> has.test("gate." + word))
                ? Arrays.stream(words)
                        .map(word -> text.apply("gate." + word, new Object[0]) + ".")
                        .collect(Collectors.joining(" "))
                : why;
    }

    /** What stands behind the code; numbers as numbers, so that each language writes its own. */
    private static Object[] figures(String... words) {
        return Arrays.stream(words)
                .skip(1)
                .map(word -> isNumber(word) ? (Object) Long.valueOf(word) : word)
                .toArray();
    }

    private static boolean isNumber(String word) {
        return word.matches("[0-9]{1,18}");
    }
}
