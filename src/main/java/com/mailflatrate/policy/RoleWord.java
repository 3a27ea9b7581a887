package com.mailflatrate.policy;

/**
 * A word of the list of functional mailboxes.
 *
 * @param text the canonical form
 * @param tier how sure the list is
 * @param core a technical word that no name contains: refused in any combination
 * @param surname also a family name
 */
record RoleWord(String text, Tier tier, boolean core, boolean surname) {

    /** How sure the list is. */
    enum Tier {
        /** Technical or abuse: refused. */
        T1,
        /** A function: refused. */
        T2,
        /** May be a name, a nickname or a firm of one: a file with it waits for a person. */
        T3
    }

    /** Refused when it stands alone. */
    boolean strict() {
        return tier != Tier.T3;
    }

    /** The same word where family names are likelier than functions. */
    RoleWord asName() {
        return surname ? new RoleWord(text, Tier.T3, false, true) : this;
    }
}
