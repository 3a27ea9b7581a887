package com.mailflatrate.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A short file with one of each kind of trouble. */
final class SmallList {

    static final int GOOD = 30;
    static final int ROLES = 4;
    static final int DUPLICATES = 2;
    static final int BROKEN = 3;
    static final int UNPROVEN = 3;
    static final int HARD = 2;
    static final int LATE = 1;
    static final int COMPLAINING = 1;
    static final int OBJECTING = 1;
    static final int AWAY = 1;
    static final int ACCEPTED = GOOD + HARD + LATE + COMPLAINING + OBJECTING + AWAY;
    static final int TOTAL = ACCEPTED + ROLES + DUPLICATES + BROKEN + UNPROVEN;

    private static final String PROOF =
            ",2025-03-01T09:30:00Z,198.51.100.7,https://www.nordlicht-kaffee.test/post";

    private SmallList() {}

    /** The rows; addresses carry the tag, so that stories do not meet each other's mails. */
    static String csv(String tag) {
        List<String> rows = new ArrayList<>(List.of("email,name,at,ip,page"));
        for (int i = 0; i < GOOD; i++) {
            rows.add(person(tag, i, "accept.test") + PROOF);
        }
        rows.addAll(
                List.of(
                        person(tag, 90, "hard-bounce.test") + PROOF,
                        person(tag, 91, "hard-bounce.test") + PROOF,
                        person(tag, 92, "async-bounce.test") + PROOF,
                        person(tag, 93, "complains.test") + PROOF,
                        person(tag, 94, "objects.test") + PROOF,
                        person(tag, 95, "away.test") + PROOF));
        for (String role : List.of("info", "kontakt", "support", "i.nfo")) {
            rows.add(role + "@" + tag + ".accept.test,Niemand" + PROOF);
        }
        rows.add(person(tag, 0, "accept.test") + PROOF);
        rows.add(person(tag, 1, "accept.test").toUpperCase(Locale.ROOT) + PROOF);
        for (String broken :
                List.of("kein-at-zeichen", "zwei@@accept.test", "leer raum@accept.test")) {
            rows.add(broken + ",Niemand" + PROOF);
        }
        rows.add(
                person(tag, 80, "accept.test")
                        + ",,198.51.100.7,https://www.nordlicht-kaffee.test/post");
        rows.add(person(tag, 81, "accept.test") + ",2025-03-01T09:30:00Z,198.51.100.7,");
        rows.add(
                person(tag, 82, "accept.test")
                        + ",2025-03-01T09:30:00Z,192.168.1.7,https://www.nordlicht-kaffee.test/post");
        return String.join("\n", rows) + "\n";
    }

    static String address(String tag, int number, String host) {
        return "mensch"
                + (char) ('a' + number / 10)
                + (char) ('a' + number % 10)
                + "."
                + tag
                + "@"
                + host;
    }

    private static String person(String tag, int number, String host) {
        return address(tag, number, host) + ",Mensch " + number;
    }
}
