package com.mailflatrate.policy.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A list shipped with the rules: UTF-8, one entry a line, {@code #} begins a remark. */
public final class DataFile {

    private static final String FOLDER = "/com/mailflatrate/policy/";

    private final byte[] bytes;

    private DataFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads one of the shipped lists. */
    public static DataFile of(String name) {
        try (InputStream in = DataFile.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("missing data file " + name);
            }
            return new DataFile(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Its entries. */
    public List<String> lines() {
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** The file as it is, for its hash. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Its rows below the heading, split at tabs. */
    public List<String[]> rows() {
        return lines().stream().skip(1).map(line -> line.split("\t", -1)).toList();
    }
}
