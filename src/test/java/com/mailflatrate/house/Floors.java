package com.mailflatrate.house;

import java.util.Map;

/** Which module is on which floor: calls go down only. */
final class Floors {

    /** The floors of ARCHITECTURE.md, by module. */
    static final Map<String, Integer> OF =
            Map.ofEntries(
                    Map.entry("kernel", -1),
                    Map.entry("database", 0),
                    Map.entry("keys", 1),
                    Map.entry("dns", 1),
                    Map.entry("factor", 9),
                    Map.entry("ledger", 15),
                    Map.entry("reread", 15),
                    Map.entry("account", 10),
                    Map.entry("policy", 9),
                    Map.entry("content", 20),
                    Map.entry("mail", 9),
                    Map.entry("suppression", 10),
                    Map.entry("transport", 10),
                    Map.entry("tracking", 10),
                    Map.entry("people", 11),
                    Map.entry("reading", 11),
                    Map.entry("sheets", 11),
                    Map.entry("scans", 11),
                    Map.entry("senderdomain", 11),
                    Map.entry("roundtrip", 12),
                    Map.entry("vetting", 12),
                    Map.entry("doors", 11),
                    Map.entry("standing", 13),
                    Map.entry("export", 14),
                    Map.entry("asking", 12),
                    Map.entry("audience", 20),
                    Map.entry("delivery", 20),
                    Map.entry("measures", 12),
                    Map.entry("routes", 13),
                    Map.entry("health", 25),
                    Map.entry("takeover", 25),
                    Map.entry("segments", 25),
                    Map.entry("rows", 25),
                    Map.entry("optin", 28),
                    Map.entry("consent", 30),
                    Map.entry("forms", 35),
                    Map.entry("counter", 38),
                    Map.entry("campaign", 40),
                    Map.entry("feedback", 40),
                    Map.entry("imap", 45),
                    Map.entry("imports", 40),
                    Map.entry("abuse", 50),
                    Map.entry("evidence", 55),
                    Map.entry("report", 50),
                    Map.entry("privacy", 60),
                    Map.entry("notice", 70),
                    Map.entry("sandbox", 70),
                    Map.entry("api", 80),
                    Map.entry("web", 80));

    private Floors() {}

    static int of(String module) {
        Integer floor = OF.get(module);
        if (floor == null) {
            throw new AssertionError(
                    "module " + module + " has no floor: add it here and in ARCHITECTURE.md");
        }
        return floor;
    }
}
