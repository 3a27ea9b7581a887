package com.mailflatrate.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableLinesTest {

    @TempDir Path folder;

    @Test
    void whatACrashCutOffSpoilsNeitherTheNextLineNorTheReading() throws IOException {
        try (DurableLines lines = new DurableLines(folder, "w")) {
            lines.append("one");
            byte[] umlaut = "tw\u00f6".getBytes(StandardCharsets.UTF_8);
            Files.write(log(), new byte[] {umlaut[0], umlaut[2]}, StandardOpenOption.APPEND);
            lines.append("three");
            assertThat(lines.all()).hasSize(3).startsWith("one").endsWith("three");
        }
    }

    @Test
    void aLineNoDiskTakesFailsAndTheNextOneIsWhole() throws IOException {
        try (DurableLines lines = new DurableLines(folder, "w")) {
            Files.createDirectory(log());
            assertThatIllegalStateException().isThrownBy(() -> lines.append("one"));
            Files.delete(log());
            lines.append("two");
            assertThat(lines.all()).containsExactly("two");
        }
    }

    @Test
    void whatIsKeptIsGivenUntilItIsSettledAndNewLinesWaitApart() {
        try (DurableLines lines = new DurableLines(folder, "w")) {
            lines.keep("one");
            assertThat(lines.kept()).containsExactly("one");
            lines.keep("two");
            assertThat(lines.kept()).as("not settled").containsExactly("one");
            lines.settled();
            assertThat(lines.kept()).containsExactly("two");
        }
    }

    private Path log() {
        return folder.resolve("w.log");
    }
}
