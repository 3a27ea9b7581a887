package com.mailflatrate.policy;

import com.mailflatrate.kernel.Code;

/** What {@link RoleAddresses} says about an address. */
public sealed interface RoleVerdict {

    /** A person's mailbox as far as anybody can see. */
    record Accepted() implements RoleVerdict {}

    /**
     * May be a person's or a function's mailbox; only for {@link IntakePath#IMPORT}, where a
     * reviewer decides.
     *
     * @param word the word of the list that raised the doubt
     */
    record Doubtful(String word) implements RoleVerdict {}

    /**
     * No person stands behind it who could have consented.
     *
     * @param code {@link Code#ROLE_ADDRESS} or {@link Code#ROLE_LOOKALIKE}
     * @param word the word of the list it matched
     */
    record Refused(Code code, String word) implements RoleVerdict {}
}
