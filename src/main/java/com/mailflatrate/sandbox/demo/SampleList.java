package com.mailflatrate.sandbox.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A list as a shop brings it along: a thousand rows from its old system, most of them fine. The
 * same every time but for the dates, which count from today.
 *
 * @param csv the file
 */
record SampleList(byte[] csv) {

    static final int ROWS = 1_000;
    static final int ROLES = 20;
    static final int DUPLICATES = 25;
    static final int BROKEN = 15;
    static final int UNPROVEN = 40;
    static final int HARD = 8;
    static final int LATE = 4;
    static final int COMPLAINING = 2;
    static final int OBJECTING = 3;
    static final int AWAY = 6;
    static final int DOUBTFUL = 3;
    static final int GOOD = ROWS - ROLES - DUPLICATES - BROKEN - UNPROVEN;

    private static final String HEADING =
            "E-Mail,Vorname,Nachname,Ort,Lieblingssorte,Anmeldung,IP-Adresse,Seite";
    private static final long SEED = 1907;
    private static final List<String> FIRST =
            List.of(
                    "Anna", "Jan", "Britta", "Ole", "Wiebke", "Hauke", "Svenja", "Malte", "Inken",
                    "Thore", "Katja", "Lars", "Maren", "Nils", "Silke", "Torben", "Ulrike",
                    "Volker", "Yvonne", "Sönke", "Gesa", "Henning", "Imke", "Jörg", "Levke");
    private static final List<String> LAST =
            List.of(
                    "Petersen",
                    "Hansen",
                    "Jensen",
                    "Lorenzen",
                    "Thomsen",
                    "Andresen",
                    "Carstens",
                    "Detlefsen",
                    "Feddersen",
                    "Groth",
                    "Harms",
                    "Ingwersen",
                    "Johannsen",
                    "Kröger",
                    "Lüders",
                    "Matthiesen",
                    "Nissen",
                    "Ohlsen",
                    "Paulsen",
                    "Rickmers",
                    "Sievers",
                    "Tamm",
                    "Untiedt",
                    "Vollert",
                    "Wulff",
                    "Boysen",
                    "Claasen",
                    "Dohrn",
                    "Ebsen",
                    "Frahm");
    private static final List<String> TOWNS =
            List.of(
                    "Kiel",
                    "Flensburg",
                    "Husum",
                    "Eckernförde",
                    "Schleswig",
                    "Rendsburg",
                    "Plön",
                    "Lübeck");
    private static final List<String> SORTS =
            List.of("Leuchtfeuer", "Kanal 98", "Winterkaffee", "Entkoffeiniert");
    private static final List<String> HOSTS =
            List.of(
                    "post.accept.test",
                    "mail.accept.test",
                    "kontor.accept.test",
                    "insel.accept.test");
    private static final List<String> FUNCTIONS =
            List.of(
                    "info",
                    "kontakt",
                    "buero",
                    "vertrieb",
                    "einkauf",
                    "support",
                    "sales",
                    "presse",
                    "verwaltung",
                    "noreply");
    private static final List<String> BREAKS =
            List.of(
                    "kein-at-zeichen.accept.test",
                    "zwei@@accept.test",
                    "leer raum@accept.test",
                    "@accept.test",
                    "punkt..punkt@accept.test");
    private static final List<String> MAYBES =
            List.of("post@insel.accept.test", "j@kontor.accept.test", "max.info@mail.accept.test");

    /** The list, as if exported at this moment. */
    static SampleList at(Instant now) {
        List<String> rows = new ArrayList<>();
        people(rows, ROWS - ROLES - DUPLICATES - BROKEN - DOUBTFUL, now);
        for (int i = 0; i < ROLES; i++) {
            String address =
                    FUNCTIONS.get(i % FUNCTIONS.size())
                            + "@"
                            + (i < 10 ? "werft" : "hof")
                            + ".accept.test";
            rows.add(row(address, i, now, true));
        }
        for (int i = 0; i < BROKEN; i++) {
            rows.add(
                    row(
                            i
                                    + BREAKS.get(i % BREAKS.size())
                                            .replace("@", i % 2 == 0 ? "@@" : " @"),
                            i,
                            now,
                            true));
        }
        for (int i = 0; i < DOUBTFUL; i++) {
            rows.add(row(MAYBES.get(i), i, now, true));
        }
        Collections.shuffle(rows, new Random(SEED));
        rows.addAll(repeated(rows));
        return new SampleList(
                (HEADING + "\r\n" + String.join("\r\n", rows) + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void people(List<String> rows, int count, Instant now) {
        for (int i = 0; i < count; i++) {
            rows.add(row(name(i) + "@" + host(i), i, now, i >= count - UNPROVEN ? false : true));
        }
    }

    /** The first ones do what a real list does: they are gone, away, angry. */
    private static String host(int i) {
        int at = i;
        List<Behaving> behaving =
                List.of(
                        new Behaving("hard-bounce.test", HARD),
                        new Behaving("async-bounce.test", LATE),
                        new Behaving("complains.test", COMPLAINING),
                        new Behaving("objects.test", OBJECTING),
                        new Behaving("away.test", AWAY));
        for (Behaving kind : behaving) {
            if (at < kind.count()) {
                return kind.host();
            }
            at -= kind.count();
        }
        return HOSTS.get(i % HOSTS.size());
    }

    private record Behaving(String host, int count) {}

    private static List<String> repeated(List<String> rows) {
        return rows.stream()
                .filter(row -> row.contains("@post.accept.test,"))
                .limit(DUPLICATES)
                .map(
                        row ->
                                row.substring(0, row.indexOf(',')).toUpperCase(Locale.ROOT)
                                        + row.substring(row.indexOf(',')))
                .toList();
    }

    private static String name(int i) {
        String first = FIRST.get(i % FIRST.size());
        String last = LAST.get(i / FIRST.size() % LAST.size());
        String number = i < FIRST.size() * LAST.size() ? "" : String.valueOf(i);
        return ascii(first + "." + last) + number;
    }

    private static String row(String address, int i, Instant now, boolean proven) {
        Instant at =
                now.minus(Duration.ofDays(20 + i % 500))
                        .truncatedTo(ChronoUnit.DAYS)
                        .plusSeconds(30_000 + i * 37L % 40_000);
        String proof =
                proven
                        ? at
                                + ",198.51.100."
                                + (1 + i % 250)
                                + ",https://www.nordlicht-kaffee.test/post"
                        : i % 2 == 0 ? ",," : at + ",,";
        return address
                + ","
                + FIRST.get(i % FIRST.size())
                + ","
                + LAST.get(i / FIRST.size() % LAST.size())
                + ","
                + TOWNS.get(i % TOWNS.size())
                + ","
                + SORTS.get(i % SORTS.size())
                + ","
                + proof;
    }

    private static String ascii(String name) {
        return name.toLowerCase(Locale.GERMAN)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
    }
}
