package com.mailflatrate.web.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The menus: one place, so that a new area is one line. */
final class Nav {

    private Nav() {}

    static List<NavEntry> account(boolean signedIn) {
        return signedIn
                ? List.of(
                        new NavEntry("start", "/start", "home"),
                        new NavEntry("campaigns", "/campaigns", "send"),
                        new NavEntry("contacts", "/contacts", "users"),
                        new NavEntry("segments", "/segments", "filter"),
                        new NavEntry("lists", "/lists", "list"),
                        new NavEntry("forms", "/forms", "forms"),
                        new NavEntry("suppressions", "/suppressions", "ban"),
                        new NavEntry("privacy", "/privacy", "shield-check"))
                : List.of();
    }

    static List<NavEntry> accountEnd(boolean signedIn) {
        return signedIn
                ? List.of(
                        new NavEntry("domains", "/sender-domains", "at"),
                        new NavEntry("account", "/account", "settings"))
                : List.of();
    }

    /** The operator's, without what the one who looks may not. */
    static List<NavEntry> operator(boolean sandbox, Predicate<String> may) {
        List<NavEntry> entries =
                new ArrayList<>(
                        List.of(
                                new NavEntry("review", "/operator/review", "user-search"),
                                new NavEntry("cases", "/operator/cases", "gavel"),
                                new NavEntry("returns", "/operator/returns", "inbox"),
                                new NavEntry("accounts", "/operator/accounts", "building"),
                                new NavEntry("delivery", "/operator/delivery", "activity"),
                                new NavEntry("staff", "/operator/staff", "users"),
                                new NavEntry("suppressions", "/operator/suppressions", "ban"),
                                new NavEntry("addresses", "/operator/personal-addresses", "at"),
                                new NavEntry("privacy", "/operator/privacy", "shield-check"),
                                new NavEntry("log", "/operator/log", "history")));
        entries.removeIf(entry -> !may.test("operator:" + entry.word()));
        if (sandbox) {
            entries.add(new NavEntry("sandbox", "/sandbox/mails", "flask"));
        }
        return List.copyOf(entries);
    }
}
