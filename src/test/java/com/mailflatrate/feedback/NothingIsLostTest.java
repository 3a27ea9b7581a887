package com.mailflatrate.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.feedback.mails.Room;
import com.mailflatrate.feedback.mails.Spool;
import com.mailflatrate.feedback.mails.Stores;
import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Outage;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SmtpTalk;
import com.mailflatrate.senderdomain.SendingHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** No mail is taken and then lost: it is stored, kept on disk, or asked to come later (450). */
@DatabaseTest
class NothingIsLostTest {

    @Autowired ApplicationContext context;
    @Autowired InboundServer door;
    @Autowired SendingHosts hosts;
    @Autowired Spool spool;
    @Autowired DataDirectory data;
    @TempDir Path elsewhere;

    private final String word = UUID.randomUUID().toString();

    @Test
    void aFullStoreAsksToComeLaterAndOneWithRoomTakesTheSameMail() {
        InboundServer full = doorWith(Stores.room(context, 0), spool);
        try {
            assertThat(send(full)).startsWith("450 4.3.1");
        } finally {
            full.stop();
        }
        assertThat(stored()).isZero();
        assertThat(send(door)).startsWith("250");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void whileTheDatabaseIsAwayMailIsTakenToDiskAndStoredWhenItIsBack() {
        try (Outage outage = new Outage(context)) {
            assertThat(outage).isNotNull();
            assertThat(send(door)).startsWith("250");
            assertThat(onDisk()).isTrue();
        }
        Eventually.until("stored", () -> stored() == 1);
        Eventually.until("gone from disk", () -> !onDisk());
    }

    @Test
    void withNeitherDatabaseNorDiskItAsksToComeLater() throws IOException {
        InboundServer nowhere = doorWith(Stores.room(context, 100_000), Stores.gone(elsewhere));
        try (Outage outage = new Outage(context)) {
            assertThat(outage).isNotNull();
            assertThat(send(nowhere)).startsWith("450 4.3.1");
        } finally {
            nowhere.stop();
        }
    }

    private InboundServer doorWith(Room room, Spool disk) {
        InboundServer server =
                new InboundServer(Inbounds.with(context, room, disk), Inbounds.SETTINGS, hosts);
        server.start();
        return server;
    }

    private String send(InboundServer server) {
        String mail = AnswerMails.person("maria@else.test", "Hallo", word);
        return SmtpTalk.send(
                server.number(), "maria@else.test", "postmaster@" + hosts.platform(), mail);
    }

    private boolean onDisk() {
        try (Stream<Path> files = Files.list(data.sub("inbound-spool"))) {
            return files.anyMatch(file -> read(file).contains(word));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private long stored() {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "select count(*) from feedback.mails where position(:word::bytea in raw) > 0")
                                        .param("word", word)
                                        .query(Long.class)
                                        .single());
    }
}
