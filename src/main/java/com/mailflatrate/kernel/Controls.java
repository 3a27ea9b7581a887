package com.mailflatrate.kernel;

import java.util.stream.Collectors;

/**
 * Characters that a name must not hold, as it is shown beside others: controls, ends of lines, lone
 * surrogates, and what turns the direction of writing around (UAX #9 §2.1 to 2.3) and so shows
 * another name than the one that is there.
 */
public final class Controls {

    private Controls() {}

    /** Whether a text of one line holds one. */
    public static boolean areIn(String text) {
        return text.codePoints().anyMatch(Controls::isOne);
    }

    /** Whether a text of several lines holds one beside line breaks and tabs. */
    public static boolean areInLines(String text) {
        return text.codePoints().anyMatch(c -> isOne(c) && c != '\n' && c != '\r' && c != '\t');
    }

    /** The text without them. */
    public static String without(String text) {
        return text.codePoints()
                .filter(c -> !isOne(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static boolean isOne(int c) {
        boolean turnsAround = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        return turnsAround
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR ->
                            true;
                    default -> false;
                };
    }
}
