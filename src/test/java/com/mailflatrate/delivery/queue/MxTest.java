package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.delivery.health.QueueHealth;
import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Exchange;
import com.mailflatrate.given.Names;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.policy.reply.Providers;
import com.mailflatrate.transport.route.MxRoute;
import com.mailflatrate.transport.route.Outbound;
import com.mailflatrate.transport.route.Pools;
import com.mailflatrate.transport.route.Route;
import com.mailflatrate.transport.route.SourceCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.convention.TestBean;

/** Mail straight to the servers of each domain: good ones, bad ones, none. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class MxTest extends RunsOfOneShop {

    private static final Names NAMES =
            new Names()
                    .put("1.0.0.127.in-addr.arpa", RecordType.PTR, "mail.sender.test")
                    .put("mail.sender.test", RecordType.A, "127.0.0.1")
                    .put("9.0.0.127.in-addr.arpa", RecordType.PTR, "young.sender.test")
                    .put("young.sender.test", RecordType.A, "127.0.0.9");
    private static final int PORT = free();

    @SuppressWarnings("NullAway.Init") // by Spring
    @TestBean
    Route route;

    @SuppressWarnings("NullAway.Init") // by Spring
    @TestBean
    Outbound outbound;

    @Autowired QueueHealth health;

    private final List<Exchange> servers = new ArrayList<>();

    static Route route() {
        return new MxRoute(new Dns(NAMES), Providers::of, PORT);
    }

    static Outbound outbound() {
        return new Outbound(
                new Dns(NAMES),
                Pools.of(
                        "standard=mail.sender.test/127.0.0.1;quarantine=young.sender.test/127.0.0.9"),
                new SourceCheck(new Dns(NAMES)),
                any -> true,
                false);
    }

    @AfterEach
    void close() throws IOException {
        for (Exchange server : servers) {
            server.close();
        }
    }

    @Test
    @Covers({"A7", "F7", "F13", "H5"})
    void oneRunReachesEveryDomainThatCanBeReachedAndNoneWaitsForTheOthers() throws Exception {
        Exchange good = new Exchange("127.0.0.11", PORT);
        Exchange backup = new Exchange("127.0.0.12", PORT);
        Exchange shut =
                server("127.0.0.13", "554 IP=127.0.0.9 bad reputation (NOWL)\r\n", line -> line);
        Exchange silent = server("127.0.0.14", "", line -> "");
        Exchange garbage = server("127.0.0.15", "\u0000\u00ff HTTP/1.1 400\r\n", line -> line);
        servers.addAll(List.of(good, backup));
        domain("good", "10 mx1.good.test", "127.0.0.11");
        NAMES.put("backup.test", RecordType.MX, "10 dead.backup.test", "20 mx2.backup.test")
                .put("dead.backup.test", RecordType.A, "127.0.0.99")
                .put("mx2.backup.test", RecordType.A, "127.0.0.12");
        domain("shut", "10 mx.shut.test", "127.0.0.13");
        domain("silent", "10 mx.silent.test", "127.0.0.14");
        domain("garbage", "10 mx.garbage.test", "127.0.0.15");
        NAMES.put("null.test", RecordType.MX, "0 .")
                .answer("slow.test", RecordType.MX, new Answer.Failed("timeout"));

        List<Recipient> people = people(300, "good.test");
        people.addAll(people(5, "backup.test"));
        for (String away : List.of("shut.test", "silent.test", "garbage.test")) {
            people.addAll(0, people(250, away));
        }
        people.addAll(people(3, "null.test"));
        people.addAll(people(2, "slow.test"));
        people.addAll(people(2, "missing.test"));
        RunId run = start(people);

        eventually(() -> assertThat(status(run).accepted()).isEqualTo(305));
        eventually(() -> assertThat(status(run).bounced()).isEqualTo(3));
        assertThat(good.taken).hasSize(300).doesNotHaveDuplicates();
        assertThat(backup.taken).hasSize(5);
        assertThat(good.from).containsOnly("127.0.0.9");
        assertThat(good.heard).contains("EHLO young.sender.test");
        assertThat(outcomes.after(0, 100_000))
                .filteredOn(
                        row -> run.equals(row.run()) && row.state() != MessageFacts.State.ACCEPTED)
                .filteredOn(row -> row.replyCode() != 451)
                .allMatch(row -> row.replyCode() == 556 && "5.1.10".equals(row.enhanced()));
        assertThat(shut.heard).isEmpty();
        assertThat(silent.taken).isEmpty();
        assertThat(garbage.taken).isEmpty();
        eventually(
                () ->
                        assertThat(health.report().events())
                                .anyMatch(
                                        event ->
                                                event.site().startsWith("mx.shut.test")
                                                        && event.words().contains("(NOWL)")));
        assertThat(status(run).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void whoeverDoesNotExistAtTwoLooksHalfAnHourApartIsGone() {
        RunId run = start(people(2, "nobody-here.test"));
        eventually(() -> assertThat(status(run).deferred()).isEqualTo(2));
        assertThat(status(run).bounced()).isZero();

        time.advance(Duration.ofMinutes(40));

        eventually(() -> assertThat(status(run).bounced()).isEqualTo(2));
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
    }

    private Exchange server(
            String address, String banner, java.util.function.UnaryOperator<@Nullable String> words)
            throws IOException {
        Exchange server = new Exchange(address, PORT, banner, words);
        servers.add(server);
        return server;
    }

    private static void domain(String word, String exchange, String address) {
        assertThat(InetAddresses.isInetAddress(address)).isTrue();
        NAMES.put(word + ".test", RecordType.MX, exchange)
                .put(exchange.substring(3), RecordType.A, address);
    }

    private static int free() {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
