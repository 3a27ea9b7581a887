package com.mailflatrate.web.shared;

/**
 * What just happened, said once on the next page.
 *
 * @param tone {@code ok}, {@code warn} or {@code bad}
 * @param text the sentence, in the user's language
 */
public record Flash(String tone, String text) {

    /** The shape that goes with the tone. */
    public String icon() {
        return switch (tone) {
            case "bad" -> "alert-octagon";
            case "warn" -> "alert-triangle";
            default -> "circle-check";
        };
    }
}
