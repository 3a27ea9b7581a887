package com.mailflatrate.transport.journal;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.transport.journal.Entry.Head;
import com.mailflatrate.transport.journal.Entry.Intent;
import com.mailflatrate.transport.journal.Entry.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a mail is on disk when its last bytes go out. */
class JournalTest {

    private static final Head HEAD = new Head("7123", 1, 4, 90);

    @TempDir Path directory;

    @Test
    void anIntentWithoutAnOutcomeIsFoundByTheNextLife() throws IOException {
        write(
                journal -> {
                    assertThat(journal.intend(11, 1, 1)).isTrue();
                    assertThat(journal.intend(12, 3, 2)).isTrue();
                    journal.settle(outcome(11));
                    journal.flushed(91, List.of());
                });
        Past past = past();
        assertThat(past.head()).isEqualTo(HEAD);
        assertThat(past.flushed()).isEqualTo(91);
        assertThat(past.unanswered()).containsExactly(new Intent(12, 3, 2));
        assertThat(past.outcomes()).containsExactly(outcome(11));
    }

    @Test
    void aRecordThatACrashHasCutIsNoRecordAndThoseBeforeItAre() throws IOException {
        write(
                journal -> {
                    journal.intend(11, 1, 1);
                    journal.intend(12, 1, 1);
                });
        Path file = directory.resolve("journal");
        byte[] whole = Files.readAllBytes(file);
        for (int cut = 1; cut < 25; cut++) {
            Files.write(file, Arrays.copyOf(whole, whole.length - cut));
            assertThat(past().unanswered()).containsExactly(new Intent(11, 1, 1));
        }
        whole[whole.length - 3] ^= 1;
        Files.write(file, whole);
        assertThat(past().unanswered()).containsExactly(new Intent(11, 1, 1));
        Files.write(file, new byte[0]);
        assertThat(past()).isEqualTo(Past.NONE);
    }

    @Test
    void whatWasWrittenIsThereWhenTheProcessDiesBeforeItClosesTheFile() throws IOException {
        int many = 30_000;
        Path other = Files.createDirectories(directory.resolve("killed"));
        Path killed = other.resolve("journal");
        write(
                journal -> {
                    journal.intend(11, 1, 1);
                    for (long id = 100; id < 100 + many; id++) {
                        journal.settle(outcome(id));
                    }
                    journal.intend(12, 1, 1);
                    Files.copy(directory.resolve("journal"), killed);
                });
        Past past = past(other);
        assertThat(past.unanswered()).containsExactly(new Intent(11, 1, 1), new Intent(12, 1, 1));
        assertThat(past.outcomes()).hasSize(many);
        byte[] left = Files.readAllBytes(killed);
        assertThat(left).endsWith(new byte[1_000]).hasSizeLessThan(4 << 20);
        int last = left.length - 1;
        while (left[last] == 0) {
            last--;
        }
        left[last] = 0;
        Files.write(killed, left);
        assertThat(past(other).unanswered()).containsExactly(new Intent(11, 1, 1));
    }

    @Test
    void whatTheDatabaseHasTakenIsLeftOutWhenTheFileIsWrittenAnew() throws IOException {
        String reply = "250 2.0.0 queued ".repeat(25);
        write(
                journal -> {
                    journal.intend(1, 1, 1);
                    for (long id = 2; id < 42_000; id++) {
                        journal.settle(
                                new Outcome(
                                        id, 1, 2, 0, 250, reply, "mx.test:25", 1_790_000_000_000L));
                        if (id % 1_000 == 0) {
                            long last = id;
                            List<Long> batch = new ArrayList<>();
                            for (long done = last - 999; done <= last; done++) {
                                batch.add(done == 1 ? 2L : done);
                            }
                            journal.flushed(100 + id / 1_000, batch);
                            journal.intend(50_000 + id, 1, 1);
                        }
                    }
                });
        Past past = past();
        assertThat(Files.size(directory.resolve("journal"))).isLessThan(16 << 20);
        assertThat(past.flushed()).isEqualTo(141);
        assertThat(past.unanswered()).hasSize(42).contains(new Intent(1, 1, 1));
        assertThat(past.outcomes()).extracting(Outcome::message).contains(41_999L);
    }

    @Test
    void manyConnectionsShareTheWaitForTheDisk() throws Exception {
        AtomicInteger durable = new AtomicInteger();
        write(
                journal -> {
                    List<Thread> threads = new ArrayList<>();
                    for (int i = 0; i < 50; i++) {
                        int number = i;
                        threads.add(
                                Thread.ofVirtual()
                                        .start(
                                                () -> {
                                                    for (int j = 0; j < 20; j++) {
                                                        if (journal.intend(
                                                                number * 100L + j, 1, number)) {
                                                            durable.incrementAndGet();
                                                        }
                                                    }
                                                }));
                    }
                    for (Thread thread : threads) {
                        thread.join();
                    }
                });
        assertThat(durable).hasValue(1_000);
        assertThat(past().unanswered()).hasSize(1_000);
    }

    @Test
    void aDiskThatTakesNothingLetsNoMailEndAndIsSaid() throws IOException {
        JournalFile file = JournalFile.in(directory);
        try (Journal journal = new Journal(file, HEAD, true, Journal.GROWN)) {
            assertThat(journal.intend(1, 1, 1)).isTrue();
            file.close();
            assertThat(journal.intend(2, 1, 1)).isFalse();
            assertThat(journal.isWell()).isFalse();
        }
        assertThat(past().unanswered()).extracting(Intent::message).containsExactly(1L);
    }

    @Test
    void itIsWellAgainAsSoonAsTheDiskIsWithoutAnybodysMail() throws IOException {
        Path inTheWay = directory.resolve("journal.new");
        try (Journal journal = new Journal(JournalFile.in(directory), HEAD, true, 0)) {
            assertThat(journal.intend(1, 1, 1)).isTrue();
            Files.createDirectory(inTheWay);
            assertThat(journal.intend(2, 1, 1)).isFalse();
            assertThat(journal.isWell()).isFalse();
            Files.delete(inTheWay);
            eventually(() -> assertThat(journal.isWell()).isTrue());
            assertThat(journal.intend(3, 1, 1)).isTrue();
        }
        assertThat(past().unanswered()).extracting(Intent::message).containsExactly(1L, 3L);
        assertThat(past().flushed()).isEqualTo(HEAD.flushes());
    }

    @Test
    void oneDirectoryServesOneProcess() {
        try (JournalFile first = JournalFile.in(directory)) {
            assertThat(first.past()).isEqualTo(Past.NONE);
            assertThatThrownBy(() -> JournalFile.in(directory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("one process");
        }
        JournalFile.in(directory).close();
    }

    private static Outcome outcome(long message) {
        return new Outcome(message, 1, 2, 0, 250, "2.0.0 Grüße", "mx.test:25", 1_790_000_000_000L);
    }

    private interface Use {
        void of(Journal journal) throws IOException, InterruptedException;
    }

    private void write(Use use) throws IOException {
        try (Journal journal = new Journal(JournalFile.in(directory), HEAD, true, Journal.GROWN)) {
            use.of(journal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Past past() {
        return past(directory);
    }

    private static Past past(Path directory) {
        try (JournalFile file = JournalFile.in(directory)) {
            return file.past();
        }
    }
}
