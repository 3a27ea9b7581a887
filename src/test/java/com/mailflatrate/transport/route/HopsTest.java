package com.mailflatrate.transport.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Exchange;
import com.mailflatrate.mail.smtp.Connecting;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.mail.smtp.Hop.Tls;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.SmtpClient;
import com.mailflatrate.transport.shaping.Listed;
import com.mailflatrate.transport.shaping.Shaping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which of several hops gets a connection. */
class HopsTest {

    private final Shaping shaping =
            new Shaping(Clock.systemUTC(), System::nanoTime, UUID::randomUUID);

    @Test
    @Covers("F13")
    void aBannerThatShutsUsOutIsTriedAgainAfterHalfAnHourAndSaidOnce() throws IOException {
        try (ServerSocket shut = server("554 IP=203.0.113.5 - A problem occurred. (NOWL)\r\n")) {
            Hops hops = hops();
            Target to = to(new Hop("127.0.0.1", shut.getLocalPort(), Tls.NONE, null, 1));
            Connecting connect =
                    hops.choose(to, Pools.STANDARD, any -> true).orElseThrow().connect();
            assertThat(connect)
                    .isInstanceOfSatisfying(
                            Connecting.Failed.class,
                            failed -> {
                                assertThat(failed.phase()).isEqualTo(Phase.BANNER);
                                assertThat(failed.code()).isEqualTo(554);
                            });
            assertThat(hops.choose(to, Pools.STANDARD, any -> true)).isEmpty();
            assertThat(hops.room(to, Pools.STANDARD)).isZero();
            assertThat(shaping.steps(10))
                    .singleElement()
                    .satisfies(
                            event -> {
                                assertThat(event.lasts())
                                        .isGreaterThanOrEqualTo(Duration.ofMinutes(30));
                                assertThat(event.words()).contains("(NOWL)");
                            });
        }
    }

    @Test
    @Covers("F13")
    void theHopBesideItTakesAllTheMail() throws IOException {
        try (ServerSocket shut = server("554 go away\r\n");
                ServerSocket open = server("220 mx.test\r\n250 mx.test\r\n")) {
            Hops hops = hops();
            Target to =
                    to(
                            new Hop("127.0.0.1", shut.getLocalPort(), Tls.NONE, null, 100),
                            new Hop("127.0.0.1", open.getLocalPort(), Tls.NONE, null, 1));
            List<String> opened = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Optional<Hops.Chosen> chosen = hops.choose(to, Pools.STANDARD, any -> true);
                if (chosen.isPresent()
                        && chosen.get().connect() instanceof Connecting.Open(var session)) {
                    opened.add(chosen.get().passage().name());
                    session.close();
                }
            }
            assertThat(opened).hasSize(5).containsOnly("127.0.0.1:" + open.getLocalPort());
        }
    }

    @Test
    void threeTimesTheWeightIsThreeTimesTheConnections() throws IOException {
        try (Exchange large = new Exchange("127.0.0.1", 0);
                Exchange small = new Exchange("127.0.0.1", 0)) {
            Hops hops = hops();
            Target to =
                    to(
                            new Hop("127.0.0.1", large.port(), Tls.NONE, null, 3),
                            new Hop("127.0.0.1", small.port(), Tls.NONE, null, 1));
            for (int i = 0; i < 80; i++) {
                Hops.Chosen chosen = hops.choose(to, Pools.STANDARD, any -> true).orElseThrow();
                assertThat(chosen.connect())
                        .isInstanceOfSatisfying(
                                Connecting.Open.class, open -> open.session().close());
                chosen.passage().leave();
            }
            assertThat(large.from).hasSizeBetween(50, 70);
            assertThat(small.from).hasSize(80 - large.from.size());
        }
    }

    private static Target to(Hop... hops) {
        return new Target.NextHops(List.of(hops));
    }

    private Hops hops() {
        Dns nobody = new Dns((name, type) -> new Answer.NoName());
        return new Hops(
                SmtpClient.standard("mail.test"),
                new Random(1),
                20,
                new Outbound(
                        nobody,
                        Pools.none(),
                        new SourceCheck(nobody),
                        List.of(),
                        Listed.NONE,
                        any -> true,
                        false),
                shaping);
    }

    private static ServerSocket server(String says) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (!server.isClosed()) {
                                try (Socket socket = server.accept()) {
                                    socket.getOutputStream()
                                            .write(says.getBytes(StandardCharsets.US_ASCII));
                                    socket.setSoTimeout(2_000);
                                    int read = socket.getInputStream().read();
                                    while (read >= 0 && read != 0x0a) {
                                        read = socket.getInputStream().read();
                                    }
                                } catch (IOException gone) {
                                    if (!server.isClosed()) {
                                        throw new UncheckedIOException(gone);
                                    }
                                }
                            }
                        });
        return server;
    }
}
