package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Letters.Kind;
import com.mailflatrate.delivery.Letters.Letter;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.MessageFacts.State;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Exchange;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** Letters that do not arrive at the first attempt, and those of an account that was stopped. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class LettersUnderWayTest extends RunsToStrangers {

    @Test
    void aLetterToWhoseEndNoReplyCameIsSentOnceMoreAsTheSameMail() throws Exception {
        AtomicInteger dots = new AtomicInteger();
        Exchange server =
                server(
                        "forgetful.test",
                        "127.0.1.22",
                        "220 mx.test\r\n",
                        line -> ".".equals(line) && dots.getAndIncrement() == 0 ? null : line);
        MessageId letter = send(Kind.CONFIRMATION, account, "forgetful.test");
        eventually(() -> assertThat(stateOf(letter)).isEqualTo(State.DEFERRED));
        time.advance(Duration.ofMinutes(14));
        assertThat(server.mails).as("not before a quarter of an hour").hasSize(1);
        time.advance(Duration.ofMinutes(2));
        eventually(() -> assertThat(stateOf(letter)).isEqualTo(State.ACCEPTED));
        assertThat(server.mails).hasSize(2);
        assertThat(fields(server.mails.getFirst()))
                .hasSize(2)
                .isEqualTo(fields(server.mails.getLast()));
    }

    @Test
    void aSecondSilenceIsTheLast() throws Exception {
        Exchange server =
                server(
                        "mute.test",
                        "127.0.1.23",
                        "220 mx.test\r\n",
                        line -> ".".equals(line) ? null : line);
        MessageId letter = send(Kind.NOTICE, account, "mute.test");
        eventually(() -> assertThat(stateOf(letter)).isEqualTo(State.DEFERRED));
        time.advance(Duration.ofMinutes(16));
        eventually(() -> assertThat(stateOf(letter)).isEqualTo(State.AMBIGUOUS));
        time.advance(Duration.ofHours(3));
        assertThat(server.mails).hasSize(2);
        assertThat(stateOf(letter)).isEqualTo(State.AMBIGUOUS);
    }

    @Test
    void aConfirmationIsTriedForADayAndANoticeForFive() throws Exception {
        server(
                "busy.test",
                "127.0.1.24",
                "220 mx.test\r\n",
                line ->
                        line != null && line.startsWith("RCPT")
                                ? "451 4.3.2 busy\r\n"
                                : "DATA".equals(line) ? "503 5.5.1 no\r\n" : line);
        MessageId confirmation = send(Kind.CONFIRMATION, account, "busy.test");
        MessageId notice = send(Kind.NOTICE, account, "busy.test");
        for (MessageId letter : List.of(confirmation, notice)) {
            eventually(() -> assertThat(stateOf(letter)).isEqualTo(State.DEFERRED));
        }
        for (int hours = 0; hours < 24; hours += 4) {
            time.advance(Duration.ofHours(4));
        }
        eventually(() -> assertThat(stateOf(confirmation)).isEqualTo(State.EXPIRED));
        for (int hours = 24; hours < 108; hours += 12) {
            time.advance(Duration.ofHours(12));
        }
        assertThat(stateOf(notice)).isEqualTo(State.DEFERRED);
        for (int hours = 108; hours < 132; hours += 12) {
            time.advance(Duration.ofHours(12));
        }
        eventually(() -> assertThat(stateOf(notice)).isEqualTo(State.EXPIRED));
    }

    @Test
    @Covers("A8")
    void confirmationsStopWithTheirAccountAndNoticesDoNot() throws Exception {
        Exchange server = server("both.test", "127.0.1.25");
        Customers customers = new Customers(context);
        AccountId stopped = customers.active("Angehalten").account();
        customers.standing(stopped, "suspended");
        MessageId confirmation = send(Kind.CONFIRMATION, stopped, "both.test");
        MessageId notice = send(Kind.NOTICE, stopped, "both.test");
        eventually(() -> assertThat(stateOf(notice)).isEqualTo(State.ACCEPTED));
        eventually(() -> assertThat(stateOf(confirmation)).isEqualTo(State.DEFERRED));
        assertThat(server.taken).hasSize(1);
        customers.standing(stopped, "active");
        time.advance(Duration.ofMinutes(11));
        eventually(() -> assertThat(stateOf(confirmation)).isEqualTo(State.ACCEPTED));
    }

    private MessageId send(Kind kind, AccountId by, String at) {
        return Lanes.engine(
                () ->
                        letters.send(
                                Letter.plain(
                                        kind,
                                        by,
                                        address("anna" + System.nanoTime() + '@' + at),
                                        "Guten Tag",
                                        "Guten Tag\n")));
    }

    private State stateOf(MessageId letter) {
        return messages.find(letter).map(MessageFacts::state).orElseThrow();
    }

    private static List<String> fields(String mail) {
        return mail.lines()
                .filter(line -> line.startsWith("Message-ID:") || line.startsWith("Date:"))
                .toList();
    }
}
