package com.mailflatrate.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A list shipped with the rules: UTF-8, one entry a line, {@code #} begins a remark. */
record DataFile(String name, byte[] bytes) {

    /** Reads it from beside the classes. */
    static DataFile of(String name) {
        try (InputStream in = DataFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing data file " + name);
            }
            return new DataFile(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Its entries. */
    List<String> lines() {
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** Its rows below the heading, split at tabs. */
    List<String[]> rows() {
        return lines().stream().skip(1).map(line -> line.split("\t", -1)).toList();
    }
}
