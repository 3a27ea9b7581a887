package com.mailflatrate.database.backup;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds: its last entry, so that a file without it was never finished.
 *
 * @param format of the file; a change of it is a new number
 * @param migration the newest migration of the database it was taken from
 * @param takenAt by the service's clock
 * @param partitions to be made before the rows come
 * @param tables all tables with rows, what is referred to before what refers to it
 * @param sequences their last numbers, read after the rows
 * @param files of the data directory that rows speak of
 */
record Manifest(
        int format,
        String migration,
        Instant takenAt,
        List<Partition> partitions,
        List<Table> tables,
        List<Sequence> sequences,
        List<Content> files) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A part of a table, as PostgreSQL words its bounds and options. */
    record Partition(String name, String parent, String bound, String options) {}

    /** The rows of a table: {@code COPY} in text format in the entry of its name. */
    record Table(String name, List<String> columns, long rows, String sha256) {

        String entry() {
            return "tables/" + name + ".copy";
        }

        String columnList() {
            return String.join(", ", columns);
        }
    }

    /** A sequence and its last number; null when it has given none. */
    record Sequence(String name, @Nullable Long last) {}

    /** A file below the data directory. */
    record Content(String path, String sha256) {

        String entry() {
            return "files/" + path;
        }
    }

    /** The same with the files copied before and after the rows. */
    Manifest with(List<Content> before, List<Content> after) {
        List<Content> all = Stream.concat(before.stream(), after.stream()).toList();
        return new Manifest(format, migration, takenAt, partitions, tables, sequences, all);
    }

    byte[] json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    /**
     * Reads it from a backup.
     *
     * @throws UnusableBackupException when the file was cut, is something else or of another format
     */
    static Manifest of(ZipFile backup) {
        ZipEntry entry = backup.getEntry(ENTRY);
        if (entry == null) {
            throw new UnusableBackupException("it has no " + ENTRY + ": it was never finished");
        }
        try (InputStream in = backup.getInputStream(entry)) {
            Manifest manifest = JSON.readValue(in, Manifest.class);
            if (manifest.format != FORMAT) {
                throw new UnusableBackupException(
                        "its format is " + manifest.format + ", this version reads " + FORMAT);
            }
            return manifest;
        } catch (IOException | JacksonException e) {
            throw new UnusableBackupException("its " + ENTRY + " cannot be read", e);
        }
    }
}
