package com.mailflatrate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.dns.Answer.Failed;
import com.mailflatrate.dns.Answer.Found;
import com.mailflatrate.dns.Answer.NoData;
import com.mailflatrate.dns.Answer.NoName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Against a small name server on loopback, over real datagrams. */
class DnsTest {

    private static final String ZONE =
            """
            here.test. 60 IN A 192.0.2.1
            here.test. 60 IN MX 10 Mail.Here.test.
            here.test. 60 IN TXT "v=spf1 " "-all"
            null.test. 60 IN MX 0 .
            alias.test. 60 IN CNAME other.test.
            other.test. 60 IN CNAME here.test.
            loop.test. 60 IN CNAME loop.test.
            """;

    private DatagramSocket socket;
    private Dns dns;

    @BeforeEach
    void serve() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::answerAll);
        dns =
                new Dns(
                        new DnsConfiguration()
                                .resolverZone(
                                        new DnsSettings(
                                                List.of("127.0.0.1:" + socket.getLocalPort()),
                                                Duration.ofMillis(300))));
    }

    @AfterEach
    void stop() {
        socket.close();
    }

    @Test
    void recordsAreFoundInOneForm() {
        assertThat(dns.look("HERE.test.", RecordType.A).values()).containsExactly("192.0.2.1");
        assertThat(dns.look("here.test", RecordType.MX).values())
                .containsExactly("10 mail.here.test");
        assertThat(dns.look("here.test", RecordType.TXT).values()).containsExactly("v=spf1 -all");
        assertThat(dns.look("null.test", RecordType.MX).values()).containsExactly("0 .");
    }

    @Test
    void aliasesAreFollowedUnlessAskedFor() {
        assertThat(dns.look("alias.test", RecordType.A))
                .isEqualTo(new Found(List.of("192.0.2.1"), false));
        assertThat(dns.look("alias.test", RecordType.CNAME).values()).containsExactly("other.test");
        assertThat(dns.look("loop.test", RecordType.A)).isInstanceOf(Failed.class);
    }

    @Test
    void aMissingRecordAMissingNameAndATroubleAreThreeThings() {
        assertThat(dns.look("here.test", RecordType.AAAA)).isEqualTo(new NoData());
        assertThat(dns.look("gone.test", RecordType.A)).isEqualTo(new NoName());
        assertThat(dns.look("broken.test", RecordType.A)).isEqualTo(new Failed("SERVFAIL"));
        assertThat(dns.look("silent.test", RecordType.A)).isEqualTo(new Failed("timeout"));
    }

    @Test
    void serversAreAddressesWithOrWithoutPort() {
        assertThat(DnsConfiguration.address("192.0.2.1").getPort()).isEqualTo(53);
        assertThat(DnsConfiguration.address("[2001:db8::1]:5353").getPort()).isEqualTo(5353);
        assertThat(DnsConfiguration.address("2001:db8::1").getPort()).isEqualTo(53);
    }

    private void answerAll() {
        byte[] buffer = new byte[4_096];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                Message question =
                        new Message(java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
                if (!question.getQuestion().getName().toString(true).equals("silent.test")) {
                    byte[] reply = answer(question).toWire();
                    socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Message answer(Message question) throws IOException {
        Message reply = new Message(question.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.addRecord(question.getQuestion(), Section.QUESTION);
        Name name = question.getQuestion().getName();
        boolean known = false;
        Master zone =
                new Master(new ByteArrayInputStream(ZONE.getBytes(StandardCharsets.US_ASCII)));
        for (Record each = zone.nextRecord(); each != null; each = zone.nextRecord()) {
            known |= each.getName().equals(name);
            if (each.getName().equals(name) && each.getType() == question.getQuestion().getType()) {
                reply.addRecord(each, Section.ANSWER);
            }
        }
        boolean broken = name.toString(true).equals("broken.test");
        reply.getHeader()
                .setRcode(broken ? Rcode.SERVFAIL : known ? Rcode.NOERROR : Rcode.NXDOMAIN);
        return reply;
    }
}
