package com.mailflatrate.account.signin;

import com.mailflatrate.account.Role;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    private static final Set<String> OWNERS_ONLY =
            Set.of("contacts:export", "account:write", "keys:write");

    private Scopes() {}

    /** What a role may do. */
    static Set<String> of(Role role) {
        return switch (role) {
            case OWNER -> Set.copyOf(OF_ACCOUNT);
            case EDITOR -> only(scope -> !OWNERS_ONLY.contains(scope));
            case VIEWER -> only(scope -> scope.endsWith(":read"));
            case REVIEWER ->
                    ofStaff("review", "accounts", "imports", "forms", "policies", "addresses");
            case ABUSE_AGENT -> ofStaff("cases", "accounts", "returns", "suppressions", "privacy");
            case ENGINEER -> ofStaff("delivery", "returns", "staff");
        };
    }

    /** What of a role's scopes a key has that was given others, some of them by their area. */
    static Set<String> within(Set<String> given, Set<String> ofRoles) {
        return ofRoles.stream()
                .filter(scope -> given.contains(scope) || given.contains(area(scope)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String area(String scope) {
        return scope.substring(0, scope.indexOf(':') + 1) + '*';
    }

    /** Areas of the operator; the log and trying things are everybody's. */
    private static Set<String> ofStaff(String... areas) {
        Set<String> scopes = new TreeSet<>(Set.of("operator:log", "sandbox:*"));
        for (String area : areas) {
            scopes.add("operator:" + area);
        }
        return scopes;
    }

    private static Set<String> only(Predicate<String> which) {
        return OF_ACCOUNT.stream().filter(which).collect(Collectors.toCollection(TreeSet::new));
    }
}
