package com.mailflatrate.database.jobs;

import com.mailflatrate.database.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How far the sandbox's clock was moved, kept over restarts: rows already carry the moved time. */
public record TravelLog(Path file) {

    /** The log in the data directory. */
    public static TravelLog of(DataDirectory data) {
        return new TravelLog(data.root().resolve("clock"));
    }

    /** How far; zero when never moved. */
    public Duration ahead() {
        try {
            return Files.exists(file)
                    ? Duration.parse(Files.readString(file).strip())
                    : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void keep(Duration ahead) {
        try {
            Files.writeString(file, ahead.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
