package com.mailflatrate.segments;

import java.util.function.UnaryOperator;

/**
 * A row a contact {@code c} has, or has not: at most one of a view. Asked for one contact after the
 * other, or joined to all of them at once; which is faster depends on how many are looked at.
 *
 * @param view that knows {@code account_id} and {@code contact_id}
 * @param which of the contact's rows it is, said of a row by its alias
 */
record Lookup(String view, UnaryOperator<String> which) {

    /** Whether the contact has it, asked by itself. */
    String exists() {
        return "exists (select from " + view + " r where " + meant("r") + ")";
    }

    /** Brings it beside the contact, or nothing. */
    String join(String alias) {
        return "left join " + view + " " + alias + " on " + meant(alias) + " ";
    }

    /** Whether {@link #join} has found it. */
    static String found(String alias) {
        return alias + ".contact_id is not null";
    }

    private String meant(String alias) {
        return "%1$s.account_id = c.account_id and %1$s.contact_id = c.id and ".formatted(alias)
                + which.apply(alias);
    }
}
