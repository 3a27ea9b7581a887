package com.mailflatrate.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a demo that was interrupted leaves behind, and whose files are never touched. */
class DemoMarkTest {

    @TempDir Path root;

    @Test
    void anInterruptedDemoIsClearedAndPlayedAgainAsOftenAsItTakes() throws IOException {
        DemoMark mark = new DemoMark(root.resolve("data"));
        assertThat(mark.clearInterrupted(path -> true)).isFalse();
        for (int i = 0; i < 2; i++) {
            Files.createDirectories(root.resolve("data/postgres/data"));
            Files.writeString(root.resolve("data/master.key"), "x");
            assertThat(mark.clearInterrupted(path -> path.endsWith("postgres"))).isTrue();
            assertThat(root.resolve("data")).isDirectoryNotContaining("glob:**master.key");
        }
    }

    @Test
    void aCompleteDemoAndADirectoryOfSomebodyElseStay() throws IOException {
        DemoMark mark = new DemoMark(root.resolve("data"));
        mark.clearInterrupted(path -> true);
        Files.writeString(root.resolve("data/master.key"), "x");
        mark.remove();
        assertThat(mark.clearInterrupted(path -> true)).isFalse();
        assertThat(root.resolve("data/master.key")).exists();

        Path other = root.resolve("other");
        Files.createDirectories(other);
        Files.writeString(other.resolve("master.key"), "x");
        assertThat(new DemoMark(other).clearInterrupted(path -> true)).isFalse();
        assertThat(other.resolve("master.key")).exists();
    }

    @Test
    void aDemoThatIsPlayingStays() throws IOException {
        DemoMark mark = new DemoMark(root);
        mark.clearInterrupted(path -> true);
        Files.writeString(root.resolve("master.key"), "x");
        assertThat(mark.clearInterrupted(path -> false)).isFalse();
        assertThat(root.resolve("master.key")).exists();
    }
}
