package com.mailflatrate.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as state rows and the audit log keep it.
 *
 * @param kind what acted
 * @param id the user behind it (also behind a key), absent for the system and for strangers
 * @param name how a log names it: a person's name, a key's name, a rule's name
 */
public record Actor(Kind kind, @Nullable UUID id, String name) {

    /** What acted. */
    public enum Kind {
        /** A signed-in person of an account. */
        USER,
        /** An API key of an account. */
        KEY,
        /** A signed-in person of the operator. */
        STAFF,
        /** An API key of the operator. */
        STAFF_KEY,
        /** A recipient or any other person without a login. */
        PERSON,
        /** A rule of ours. */
        SYSTEM
    }

    /** A rule of ours, by name. */
    public static Actor system(String rule) {
        return new Actor(Kind.SYSTEM, null, rule);
    }

    /** Someone without a login. */
    public static Actor person(String name) {
        return new Actor(Kind.PERSON, null, name);
    }

    /** Whether this is a signed-in person of the operator. */
    public boolean isStaffPerson() {
        return kind == Kind.STAFF;
    }
}
