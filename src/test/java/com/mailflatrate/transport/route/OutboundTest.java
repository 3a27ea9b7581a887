package com.mailflatrate.transport.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Covers;
import com.mailflatrate.mail.smtp.Connecting;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.SmtpClient;
import com.mailflatrate.mail.smtp.SmtpSession;
import com.mailflatrate.transport.shaping.Listed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to a stranger's server that offers TLS and breaks it. */
class OutboundTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    @BeforeEach
    void aServerThatBreaksEveryHandshake() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    @AfterEach
    void closed() throws IOException {
        server.close();
    }

    @Test
    @Covers("F9")
    void brokenTlsIsARefusalOfTheConnectionAndNothingIsSaidInPlainText() {
        Connecting connect = reach(false);
        assertThat(connect).isInstanceOf(Connecting.Failed.class);
        assertThat(((Connecting.Failed) connect).phase()).isEqualTo(Phase.STARTTLS);
        assertThat(heard).containsExactly("EHLO out.sender.test", "STARTTLS");
    }

    @Test
    @Covers("F9")
    void plainTextFollowsBrokenTlsOnlyWhereTheOperatorAllowsIt() throws IOException {
        Connecting connect = reach(true);
        assertThat(connect).isInstanceOf(Connecting.Open.class);
        ((Connecting.Open) connect).session().close();
        assertThat(heard)
                .startsWith("EHLO out.sender.test", "STARTTLS", "EHLO out.sender.test")
                .containsOnlyOnce("STARTTLS");
    }

    @Test
    void afterSixServersThatAreNotThereTheSiteIsTriedAgainLater() {
        assertThat(reachBehind(5)).isInstanceOf(Connecting.Open.class);
        assertThat(reachBehind(6))
                .isInstanceOfSatisfying(
                        Connecting.Failed.class,
                        failed -> assertThat(failed.phase()).isEqualTo(Phase.CONNECT));
    }

    @Test
    @Covers("F7")
    void fromAnAddressWhoseNameDoesNotHoldNobodyIsReached() {
        Dns nobody = new Dns((name, type) -> new Answer.NoName());
        Pools pools =
                Pools.of("standard=mail1.example.net/203.0.113.5;quarantine=q.example.net/::1");
        Outbound outbound =
                new Outbound(
                        nobody,
                        pools,
                        new SourceCheck(nobody),
                        List.of(),
                        Listed.NONE,
                        any -> true,
                        false);
        assertThat(outbound.sources(Pools.STANDARD)).hasSize(1);
        outbound.examine();
        assertThat(outbound.broken()).hasSize(2);
        assertThat(outbound.sources(Pools.STANDARD)).isEmpty();
        assertThat(outbound.sources(Pools.QUARANTINE)).isEmpty();
    }

    /** A server behind others, each less preferred than the one before, where nobody listens. */
    private Connecting reachBehind(int dead) {
        List<List<Hop>> tiers = new ArrayList<>();
        for (int at = 0; at <= dead; at++) {
            String host = (at < dead ? "dead" + at : "mx") + ".shop.test";
            tiers.add(List.of(new Hop(host, server.getLocalPort(), Hop.Tls.NONE, null, 1)));
        }
        Dns dns =
                new Dns(
                        (name, type) ->
                                new Answer.Found(
                                        List.of(
                                                name.startsWith("dead")
                                                        ? "127.0.9.9"
                                                        : "127.0.0.1"),
                                        false));
        Connecting connect = reach(dns, tiers, any -> true, false);
        if (connect instanceof Connecting.Open(SmtpSession session)) {
            session.close();
        }
        return connect;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.1.2.3"
            })
    void aServerThatSaysItIsInOurOwnNetworkIsNoServer(String address) {
        assertThat(Outbound.isPublic(InetAddresses.forString(address))).isFalse();
        Dns lies = new Dns((name, type) -> new Answer.Found(List.of(address), false));
        Hop hop = new Hop("mx.shop.test", server.getLocalPort(), Hop.Tls.NONE, null, 1);
        assertThat(reach(lies, List.of(List.of(hop)), Outbound::isPublic, false))
                .isEqualTo(
                        new Connecting.Failed(
                                Phase.CONNECT,
                                0,
                                "its mail servers have no address we could reach"));
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.5", "100.128.0.1", "172.32.0.1", "2a01:4f8::1"})
    void anyOtherAddressMayBeAServer(String address) {
        assertThat(Outbound.isPublic(InetAddresses.forString(address))).isTrue();
    }

    private Connecting reach(boolean plainAfterBrokenTls) {
        Dns dns =
                new Dns(
                        (name, type) ->
                                type == RecordType.A
                                        ? new Answer.Found(List.of("127.0.0.1"), false)
                                        : new Answer.NoData());
        Hop hop = new Hop("mx.shop.test", server.getLocalPort(), Hop.Tls.OFFERED, null, 1);
        return reach(dns, List.of(List.of(hop)), any -> true, plainAfterBrokenTls);
    }

    private static Connecting reach(
            Dns dns,
            List<List<Hop>> tiers,
            Predicate<InetAddress> possible,
            boolean plainAfterBrokenTls) {
        return new Outbound(
                        dns,
                        Pools.none(),
                        new SourceCheck(dns),
                        List.of(),
                        Listed.NONE,
                        possible,
                        plainAfterBrokenTls)
                .reach(
                        SmtpClient.standard("out.sender.test"),
                        new Target.Site("shop.test", "mx", tiers),
                        new Source(InetAddress.getLoopbackAddress(), "out.sender.test"));
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept();
                    BufferedReader lines =
                            new BufferedReader(
                                    new InputStreamReader(
                                            client.getInputStream(), StandardCharsets.US_ASCII))) {
                say(client, "220 mx.shop.test\r\n");
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    heard.add(line);
                    if (line.equals("STARTTLS")) {
                        say(client, "220 go ahead\r\n");
                        lines.read(); // the beginning of the handshake
                        break;
                    }
                    say(
                            client,
                            line.startsWith("EHLO") ? "250-mx\r\n250 STARTTLS\r\n" : "221 bye\r\n");
                }
            } catch (IOException closed) {
                // the test is over, or the client has gone
            }
        }
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
