package com.mailflatrate.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * A file of contacts as a shop would export it: two names, a proof in 9 of 10 rows, and per hundred
 * rows two role addresses, two duplicates and one that is no address.
 */
final class ImportRows {

    static final String HEADINGS = "email;vorname;nachname;bestaetigt_am;ip;quelle";

    private static final String[] FIRST = {"Anna", "Björn", "Claudia", "Dirk", "Elif", "Frauke", "Gesa", "Hinrich"};
    private static final String[] LAST = {"Petersen", "Hansen", "Reimers", "Voß", "Aydın", "Lorenzen", "Thomsen"};
    private static final String[] HOSTS = {"gmail.com", "gmx.de", "web.de", "t-online.de", "mail.example", "post.example"};

    private final Random random = new Random(7);

    /** Writes so many rows. */
    void write(Path file, long rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEADINGS + "\n");
            for (long row = 0; row < rows; row++) {
                out.write(line(row) + "\n");
            }
        }
    }

    private String line(long row) {
        String first = FIRST[random.nextInt(FIRST.length)];
        String last = LAST[random.nextInt(LAST.length)];
        String proof =
                row % 10 == 9
                        ? ";;"
                        : String.format(
                                Locale.ROOT,
                                "2025-%02d-%02dT%02d:%02d:31Z;198.51.100.%d;https://www.laden.example/newsletter",
                                1 + random.nextInt(12),
                                1 + random.nextInt(28),
                                random.nextInt(24),
                                random.nextInt(60),
                                random.nextInt(256));
        return address(row) + ";" + first + ";" + last + ";" + proof;
    }

    private String address(long row) {
        String host = HOSTS[(int) (row % HOSTS.length)];
        return switch ((int) (row % 100)) {
            case 0, 50 -> "info@firma" + row + ".example";
            case 25, 75 -> "kunde." + (row - 1) + "@" + HOSTS[(int) ((row - 1) % HOSTS.length)];
            case 99 -> "kunde." + row + "@" + host + ",de";
            default -> "kunde." + row + "@" + host;
        };
    }
}
