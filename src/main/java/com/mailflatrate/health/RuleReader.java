package com.mailflatrate.health;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.measures.SiteRule.Terms;
import com.mailflatrate.transport.shaping.Rule.Action;
import com.mailflatrate.transport.shaping.Rule.Limit;
import com.mailflatrate.transport.shaping.Rule.Replies;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row of the table of rules as somebody wrote it: {@code site}, {@code pattern}, {@code
 * replies} (later, never, any), {@code times}, {@code within}, {@code action} (leave-site …),
 * {@code connections}, {@code perMinute}, {@code lasts}, {@code note}; times as ISO 8601 says them.
 * What is possible {@code SiteRules} says. For one row, not thread-safe.
 */
public final class RuleReader {

    private static final int LONGEST = 500;
    private static final int LONGEST_SITE = 300;
    private static final int LONGEST_NUMBER = 9;
    private static final int LONGEST_TIME = 20;

    private final Map<String, String> typed;
    private final Fields fields = new Fields();

    private RuleReader(Map<String, String> typed) {
        this.typed = typed;
    }

    /** The row; refused with the fields that cannot be read. */
    public static Outcome<Terms> read(Map<String, String> typed) {
        return new RuleReader(typed).terms();
    }

    /** As {@code read} takes it: {@code leave-site}. */
    public static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Outcome<Terms> terms() {
        String site = text("site", LONGEST_SITE);
        String pattern = fields.optionalLine("pattern", typed.get("pattern"), LONGEST);
        Replies replies = choice("replies", Replies.values(), Replies.ANY);
        int times = number("times", 1);
        Duration within = time("within");
        Action action = choice("action", Action.values(), null);
        Limit limit = new Limit(number("connections", 0), number("perMinute", 0));
        Duration lasts = time("lasts");
        String note = text("note", LONGEST);
        return fields.outcome(
                () ->
                        new Terms(
                                site,
                                pattern,
                                replies,
                                times,
                                within == null ? Duration.ofMinutes(10) : within,
                                action,
                                limit,
                                lasts,
                                note));
    }

    private String text(String field, int longest) {
        String text = fields.optionalLine(field, typed.get(field), longest);
        return text == null ? "" : text;
    }

    private int number(String field, int otherwise) {
        String text = fields.optionalLine(field, typed.get(field), LONGEST);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1," + LONGEST_NUMBER + "}")) {
            fields.refuse(Reason.field(Code.INVALID_VALUE, field));
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    private @Nullable Duration time(String field) {
        String text = fields.optionalLine(field, typed.get(field), LONGEST);
        if (text == null) {
            return null;
        }
        try {
            if (text.length() <= LONGEST_TIME) {
                return Duration.parse(text);
            }
        } catch (DateTimeException unreadable) {
            // said below, as what is too long
        }
        fields.refuse(Reason.field(Code.INVALID_VALUE, field));
        return null;
    }

    private <E extends Enum<E>> E choice(String field, E[] values, @Nullable E otherwise) {
        String text = fields.optionalLine(field, typed.get(field), LONGEST);
        for (E value : values) {
            if (code(value).equals(text)) {
                return value;
            }
        }
        if (text != null || otherwise == null) {
            Code code = text == null ? Code.REQUIRED : Code.INVALID_VALUE;
            fields.refuse(Reason.field(code, field));
        }
        return otherwise == null ? values[0] : otherwise;
    }
}
