package com.mailflatrate.transport.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Covers;
import com.mailflatrate.mail.smtp.Connecting;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.SmtpClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

    private Connecting reach(boolean plainAfterBrokenTls) {
        Dns dns =
                new Dns(
                        (name, type) ->
                                type == RecordType.A
                                        ? new Answer.Found(List.of("127.0.0.1"), false)
                                        : new Answer.NoData());
        Hop hop = new Hop("mx.shop.test", server.getLocalPort(), Hop.Tls.OFFERED, null, 1);
        return new Outbound(
                        dns, Pools.none(), new SourceCheck(dns), any -> true, plainAfterBrokenTls)
                .reach(
                        SmtpClient.standard("out.sender.test"),
                        new Target.Site("shop.test", "mx", List.of(List.of(hop))),
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
