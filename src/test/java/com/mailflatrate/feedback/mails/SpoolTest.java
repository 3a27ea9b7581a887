package com.mailflatrate.feedback.mails;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.TestTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** No mail is lost while the database is away. */
@DatabaseTest
class SpoolTest {

    @Autowired Spool spool;
    @Autowired Mails mails;
    @Autowired DataDirectory data;
    @Autowired TestTime time;

    @Test
    void whatWasKeptOnDiskIsStoredOnceTheDatabaseIsBackAndThenGoneFromDisk() {
        Arrived mail = mail();
        spool.keep(mail);
        Eventually.until("stored", () -> mails.raw(mail.id()).isPresent());
        assertThat(mails.raw(mail.id())).hasValue(mail.raw());
        assertThat(mails.envelopeFrom(mail.id())).hasValue(mail.envelopeFrom());
        Eventually.until("gone", () -> Files.notExists(file(mail.id(), ".mail")));
    }

    @Test
    void aFileThatIsNoMailIsSetAsideAndKeepsNoOtherFromComing() throws IOException {
        UUID broken = UUID.randomUUID();
        Files.writeString(file(broken, ".mail"), "cut");
        Arrived mail = mail();
        spool.keep(mail);
        Eventually.until("stored", () -> mails.raw(mail.id()).isPresent());
        Eventually.until("aside", () -> Files.exists(file(broken, ".mail.broken")));
        Files.delete(file(broken, ".mail.broken"));
    }

    @Test
    void thereIsRoomForTenThousandMailsAndNoMore(@TempDir Path elsewhere) throws IOException {
        Spool full = new Spool(new DataDirectory(elsewhere));
        Path directory = elsewhere.resolve("inbound-spool");
        for (int n = 1; n < 10_000; n++) {
            Files.createFile(directory.resolve(n + ".mail"));
        }
        assertThat(full.hasRoom()).isTrue();
        Files.createFile(directory.resolve("last.mail"));
        assertThat(full.hasRoom()).isFalse();
    }

    private Path file(UUID id, String end) {
        return data.sub("inbound-spool").resolve(id + end);
    }

    private Arrived mail() {
        String raw = AnswerMails.person("maria@else.test", "Hallo", UUID.randomUUID().toString());
        return new Arrived(
                UUID.randomUUID(),
                time.now().truncatedTo(ChronoUnit.MILLIS),
                "maria@else.test",
                "postmaster@mail.test",
                raw.getBytes(StandardCharsets.UTF_8),
                0);
    }
}
