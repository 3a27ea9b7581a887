package com.mailflatrate.web.segments;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.segments.Clause;
import com.mailflatrate.segments.Operand;
import com.mailflatrate.web.shared.Shell;
import java.util.Arrays;
import java.util.Locale;

/** How a membership stands, typed and shown in the words of the page. */
public final class StatusWords {

    private StatusWords() {}

    /** What was typed beside a clause, as the rule wants it; words that are none stay. */
    static String read(Shell shell, String test, String typed) {
        return Arrays.stream(MembershipStatus.values())
                .map(MembershipStatus::text)
                .filter(status -> isAbout(test) && word(shell, status).equalsIgnoreCase(typed))
                .findFirst()
                .orElse(typed);
    }

    /** The value of a rule as the page says it. */
    public static String show(Shell shell, String test, String value) {
        String status = value.toLowerCase(Locale.ROOT);
        boolean known =
                Arrays.stream(MembershipStatus.values()).anyMatch(one -> one.text().equals(status));
        return known && isAbout(test) ? word(shell, status) : value;
    }

    private static boolean isAbout(String test) {
        return Clause.of(test)
                .filter(clause -> clause.comparedWith() == Operand.Kind.STATUS)
                .isPresent();
    }

    private static String word(Shell shell, String status) {
        return shell.text("status." + status);
    }
}
