package com.mailflatrate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is known of one recipient of one mail of a corpus. */
record TruthRow(String file, String recipient, String status, String reason, boolean hard) {

    private static final Set<String> NO_BOUNCE = Set.of("vacation", "delivered", "feedback");

    static List<TruthRow> read(Path directory) throws IOException {
        return Files.readAllLines(directory.resolve("truth.tsv")).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", -1))
                .map(
                        column ->
                                new TruthRow(
                                        column[0],
                                        column[2].toLowerCase(Locale.ROOT),
                                        column[3],
                                        column[5],
                                        column[6].equals("1")))
                .toList();
    }

    boolean isBounce() {
        return !NO_BOUNCE.contains(reason);
    }

    /** Whether the status stood in the mail: x.0.9nn was made up by the tool that wrote the table. */
    boolean hasStatus() {
        return status.matches("[245]\\.\\d\\.\\d{1,3}") && !status.matches("[245]\\.0\\.9\\d\\d");
    }
}
