package com.mailflatrate.segments;

/**
 * A row a contact {@code c} has, or has not: at most one of a view. Asked for one contact after the
 * other, or joined to all of them at once; which is faster depends on how many are looked at.
 *
 * @param view that knows {@code account_id} and {@code contact_id}
 * @param how which of the contact's rows it is, of {@code r}; no other one may be meant
 */
record Lookup(String view, String how) {

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
        return "r.account_id = c.account_id and r.contact_id = c.id and "
                .concat(how)
                .replace("r.", alias + ".");
    }
}
