package com.mailflatrate.web.start;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One light of the delivery's health.
 *
 * @param word its title is {@code start.light.<word>}
 * @param tone {@code is-ok}, {@code is-warn}, {@code is-bad} or {@code is-off} while nothing is
 *     known
 * @param text the sentence below, a key
 * @param facts for both texts
 * @param href where it is mended or looked up
 */
public record Light(
        String word, String tone, String text, List<Object> facts, @Nullable String href) {

    /** Copies the facts. */
    public Light {
        facts = List.copyOf(facts);
    }

    /** The shape that goes with the tone. */
    public String icon() {
        return switch (tone) {
            case "is-ok" -> "circle-check";
            case "is-warn" -> "alert-triangle";
            case "is-bad" -> "alert-octagon";
            default -> "circle-dashed";
        };
    }
}
