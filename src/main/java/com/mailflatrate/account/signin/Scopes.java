package com.mailflatrate.account.signin;

import com.mailflatrate.account.Role;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What may be done, by word. A key holds some of these, a role all of its own. */
public final class Scopes {

    /** Every scope of an account, in the order a page shows them. */
    public static final List<String> OF_ACCOUNT =
            List.of(
                    "lists:read",
                    "lists:write",
                    "contacts:read",
                    "contacts:write",
                    "contacts:export",
                    "imports:read",
                    "imports:write",
                    "domains:read",
                    "domains:write",
                    "campaigns:read",
                    "campaigns:write",
                    "mailings:read",
                    "mailings:write",
                    "mailings:confirm",
                    "suppressions:read",
                    "suppressions:write",
                    "account:read",
                    "account:write",
                    "keys:write");

    private static final Set<String> OF_OPERATOR = Set.of("operator:*", "sandbox:*");
    private static final Set<String> OWNERS_ONLY =
            Set.of("contacts:export", "account:write", "keys:write");

    private Scopes() {}

    /** What a role may do. */
    static Set<String> of(Role role) {
        return switch (role) {
            case OWNER -> Set.copyOf(OF_ACCOUNT);
            case EDITOR -> without(OWNERS_ONLY);
            case VIEWER -> reading();
            case REVIEWER, ABUSE_AGENT, ENGINEER -> OF_OPERATOR;
        };
    }

    private static Set<String> without(Set<String> some) {
        Set<String> rest = new TreeSet<>(OF_ACCOUNT);
        rest.removeAll(some);
        return rest;
    }

    private static Set<String> reading() {
        Set<String> reading = new TreeSet<>(OF_ACCOUNT);
        reading.removeIf(scope -> !scope.endsWith(":read"));
        return reading;
    }
}
