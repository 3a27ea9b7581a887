package com.mailflatrate.web.start;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step to the first campaign.
 *
 * @param word its texts are {@code start.<word>.title} and so on
 * @param state {@code ok}, {@code warn}, {@code now} or {@code off}
 * @param when the short text at the right, a key
 * @param text the sentence below, a key
 * @param facts for both texts
 * @param href where the button leads, null for none
 * @param at when it was done, null when unknown
 */
public record Step(
        String word,
        String state,
        String when,
        String text,
        List<Object> facts,
        @Nullable String href,
        @Nullable Instant at) {

    /** A step whose time is not known. */
    Step(
            String word,
            String state,
            String when,
            String text,
            List<Object> facts,
            @Nullable String href) {
        this(word, state, when, text, facts, href, null);
    }

    /** The same, done then. */
    Step done(@Nullable Instant then) {
        return new Step(word, state, when, text, facts, href, then);
    }

    /** Copies the facts. */
    public Step {
        facts = List.copyOf(facts);
    }

    /** The icon of a state; a step that has not begun shows its number instead. */
    public String icon() {
        return switch (state) {
            case "ok" -> "check";
            case "warn" -> "hourglass";
            default -> "message-2";
        };
    }

    /** Whether it is done. */
    public boolean done() {
        return "ok".equals(state);
    }
}
