package com.mailflatrate.content;

import java.util.List;

/**
 * Something the content checks found.
 *
 * @param code stable, UPPER_SNAKE, as in the gate's answer
 * @param level what it means for a mailing
 * @param details for the sentence
 */
public record Finding(String code, Level level, List<Object> details) {

    /** What a finding means for a mailing. */
    public enum Level {
        /** Looked at, and well. */
        OK,
        /** Worth knowing. */
        WARN,
        /** It cannot go. */
        BLOCK
    }

    /** Copies the details. */
    public Finding {
        details = List.copyOf(details);
    }

    static Finding ok(String code, Object... details) {
        return new Finding(code, Level.OK, List.of(details));
    }

    static Finding warn(String code, Object... details) {
        return new Finding(code, Level.WARN, List.of(details));
    }

    static Finding block(String code, Object... details) {
        return new Finding(code, Level.BLOCK, List.of(details));
    }
}
