package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Exchange;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.routes.DeliverySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Our own full disk is nobody else's fault: as long as the journal cannot be written nothing is
 * begun, and it costs no mail an attempt.
 */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
@TestPropertySource(properties = "mailflatrate.delivery.journal-grown=1")
class UnwrittenJournalTest extends RunsToStrangers {

    private static final int MAILS = 30;
    private static final int LOOKS = 6;

    @Autowired DataDirectory data;
    @Autowired DeliverySettings settings;
    @Autowired NodeJournal journal;
    @Autowired JdbcClient db;

    @Test
    void whatCannotBeNotedWaitsAndLeavesOnceAsSoonAsThereIsRoom() throws Exception {
        String there = "patient" + account.value() + ".test";
        Exchange patient = server(there, "127.0.1.31");
        Path inTheWay =
                data.sub("delivery")
                        .resolve(settings.node().replaceAll("\\W", "_"))
                        .resolve("journal.new");
        Files.createDirectory(inTheWay);
        List<Recipient> elsewhere = people(LOOKS, "elsewhere.test");
        RunId run = start(people(MAILS, there));
        eventually(() -> assertThat(journal.health().getStatus()).isEqualTo(Status.DOWN));
        // the feed is read twice a second: so long at least
        elsewhere.forEach(this::leavesAndIsSeenToHaveLeft);
        assertThat(patient.taken).isEmpty();
        assertThat(patient.heard.stream().filter("DATA"::equals).count())
                .as("at most one mail of each connection was begun")
                .isLessThanOrEqualTo(settings.connections());
        Files.delete(inTheWay);
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(patient.taken).hasSize(MAILS).doesNotHaveDuplicates();
        assertThat(number("select max(attempt) from delivery.messages where run_id = ?", run))
                .isEqualTo(1);
        assertThat(
                        number(
                                "select count(*) from delivery.events where run_id = ? and state <> 2",
                                run))
                .isZero();
    }

    private long number(String sql, RunId run) {
        return Lanes.engine(() -> db.sql(sql).param(run.value()).query(Long.class).single());
    }
}
