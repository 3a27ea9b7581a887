package com.mailflatrate.web.delivery;

import com.mailflatrate.health.RuleReader;
import com.mailflatrate.transport.shaping.Rule.Action;
import com.mailflatrate.transport.shaping.Rule.Limit;
import com.mailflatrate.web.shared.Shell;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A row of the table of rules, in words. */
public final class RuleWords {

    private RuleWords() {}

    /** When it does something: after three refusals within ten minutes. */
    public static String when(Shell shell, boolean always, int times, Duration within) {
        return always
                ? shell.text("rules.always")
                : shell.text("rules.when", times, time(shell, within));
    }

    /** What is done, and how long. */
    public static String what(Shell shell, Action action, Limit limit, @Nullable Duration lasts) {
        String done =
                action == Action.LIMIT
                        ? MeasureWords.limit(shell, limit)
                        : shell.text("rules.action." + RuleReader.code(action));
        return lasts == null ? done : shell.text("rules.for", done, time(shell, lasts));
    }

    private static String time(Shell shell, Duration time) {
        if (time.toSecondsPart() > 0) {
            return shell.text("rules.seconds", time.toSeconds());
        }
        return time.toMinutesPart() > 0
                ? shell.text("rules.minutes", time.toMinutes())
                : shell.text("rules.hours", time.toHours());
    }
}
