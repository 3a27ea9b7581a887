package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.delivery.MessageFacts.State;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.Outcomes.Row;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Exchange;
import com.mailflatrate.health.QueueHealth;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.mail.smtp.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Servers that break off, hang, babble or meddle with TLS: each has its word, none its way. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class BadServersTest extends RunsToStrangers {

    private static final String HELLO = "220 mx.test\r\n";
    private static final String OFFER = "250-mx.test\r\n250 STARTTLS\r\n";

    @Autowired QueueHealth health;

    @Test
    void aServerThatHangsUpAtDataIsTriedLaterAndItsNeighbourHasItsMailAtOnce() throws Exception {
        Exchange broken =
                server(
                        "hangsup.test",
                        "127.0.1.1",
                        HELLO,
                        line -> "DATA".equals(line) ? null : line);
        Exchange good = server("beside.test", "127.0.1.2");
        List<Recipient> people = people(3, "hangsup.test");
        people.addAll(people(20, "beside.test"));
        RunId run = start(people);

        eventually(() -> assertThat(status(run).accepted()).isEqualTo(20));
        eventually(() -> assertThat(status(run).deferred()).isEqualTo(3));
        assertThat(good.taken).hasSize(20).doesNotHaveDuplicates();
        assertThat(broken.taken).isEmpty();
    }

    @Test
    void aServerThatTakesTheMailAndSaysNothingLeavesItAmbiguousForGood() throws Exception {
        Exchange hanging =
                server("hangs.test", "127.0.1.3", HELLO, line -> ".".equals(line) ? "" : line);
        RunId run = start(people(2, "hangs.test"));
        eventually(() -> assertThat(hanging.heard).contains("."));
        hanging.close();

        eventually(() -> assertThat(status(run).ambiguous()).isPositive());
        long dots = hanging.heard.stream().filter("."::equals).count();
        eventually(() -> assertThat(status(run).ambiguous()).isEqualTo(dots));
        assertThat(rows(run))
                .filteredOn(row -> row.state() == State.AMBIGUOUS)
                .hasSize((int) dots)
                .allMatch(row -> row.phase() == Phase.DOT && !row.text().isEmpty());
    }

    @Test
    void aReplyOfAHundredKilobytesIsCutWhereItSaysNoAndIsNoAnswerWhereItNeverEnds()
            throws Exception {
        String wordy = "550-5.7.1 " + "no ".repeat(300) + "\r\n";
        server(
                "wordy.test",
                "127.0.1.4",
                HELLO,
                line ->
                        begins(line, "RCPT")
                                ? wordy.repeat(90) + "550 5.7.1 über\r\n"
                                : "DATA".equals(line) ? "503 5.5.1 no\r\n" : line);
        Exchange endless =
                server(
                        "endless.test",
                        "127.0.1.5",
                        HELLO,
                        line -> begins(line, "EHLO") ? "250-x\r\n".repeat(20_000) : line);
        List<Recipient> people = people(1, "wordy.test");
        people.addAll(people(1, "endless.test"));
        RunId run = start(people);

        eventually(() -> assertThat(status(run).bounced()).isEqualTo(1));
        assertThat(rows(run))
                .filteredOn(row -> row.state() == State.BOUNCED)
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.enhanced()).isEqualTo("5.7.1");
                            assertThat(row.text()).hasSizeLessThanOrEqualTo(500);
                        });
        eventually(() -> assertThat(endless.heard).isNotEmpty());
        assertThat(endless.heard).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void whoOffersTlsAndBreaksItOrSpeaksIntoItGetsNothingInPlainText() throws Exception {
        Exchange breaking =
                server("breaks.test", "127.0.1.6", HELLO, line -> tls(line, "220 go\r\nnonsense"));
        Exchange injecting =
                server(
                        "injects.test",
                        "127.0.1.7",
                        HELLO,
                        line -> tls(line, "220 go\r\n250 2.1.0 ok\r\n250 2.1.5 ok\r\n354 go\r\n"));
        List<Recipient> people = people(2, "breaks.test");
        people.addAll(people(2, "injects.test"));
        RunId run = start(people);

        eventually(() -> assertThat(breaking.heard).contains("STARTTLS"));
        eventually(() -> assertThat(injecting.heard).contains("STARTTLS"));
        eventually(() -> assertThat(status(run).deferred()).isEqualTo(4));
        for (Exchange server : List.of(breaking, injecting)) {
            assertThat(server.taken).isEmpty();
            assertThat(server.heard).noneMatch(line -> line.startsWith("MAIL"));
        }
        assertThat(rows(run)).as("no attempt was spent on it").isEmpty();
    }

    private static @Nullable String tls(@Nullable String line, String broken) {
        return begins(line, "EHLO") ? OFFER : "STARTTLS".equals(line) ? broken : line;
    }

    private static boolean begins(@Nullable String line, String word) {
        return line != null && line.startsWith(word);
    }

    private List<Row> rows(RunId run) {
        return outcomes.after(0, 100_000).stream().filter(row -> run.equals(row.run())).toList();
    }
}
