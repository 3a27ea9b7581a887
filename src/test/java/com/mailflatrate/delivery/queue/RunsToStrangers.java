package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;

import com.google.common.net.InetAddresses;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Exchange;
import com.mailflatrate.given.Names;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.measures.MeasureFollower;
import com.mailflatrate.policy.reply.Providers;
import com.mailflatrate.suppression.SuppressionFollower;
import com.mailflatrate.transport.route.MxRoute;
import com.mailflatrate.transport.route.Outbound;
import com.mailflatrate.transport.route.Pools;
import com.mailflatrate.transport.route.Route;
import com.mailflatrate.transport.route.SourceCheck;
import com.mailflatrate.transport.route.Target;
import com.mailflatrate.transport.shaping.Listed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/**
 * Mail straight to the servers of each domain, from addresses of ours in pools, by name servers in
 * a test's hands. What goes to {@link #RELAYED} goes through a smarthost, what goes to {@link
 * #TWO_WAYS} through one of two. All tests that begin here share one service.
 */
@TestPropertySource(properties = "mailflatrate.delivery.mails-per-connection=20")
abstract class RunsToStrangers extends RunsOfOneShop {

    static final Names NAMES =
            new Names()
                    .put("1.0.0.127.in-addr.arpa", RecordType.PTR, "mail.sender.test")
                    .put("mail.sender.test", RecordType.A, "127.0.0.1")
                    .put("9.0.0.127.in-addr.arpa", RecordType.PTR, "young.sender.test")
                    .put("young.sender.test", RecordType.A, "127.0.0.9")
                    .put("1." + "0.".repeat(31) + "ip6.arpa", RecordType.PTR, "six.sender.test")
                    .put("six.sender.test", RecordType.AAAA, "::1");
    static final int PORT = free();
    static final String RELAYED = "relayed.test";
    static final String TWO_WAYS = "two-ways.test";

    @SuppressWarnings("NullAway.Init") // by Spring
    @TestBean
    Route route;

    @SuppressWarnings("NullAway.Init") // by Spring
    @TestBean
    Outbound outbound;

    @Autowired SuppressionFollower follower;
    @Autowired MeasureFollower measured;

    private static final AtomicReference<Listed> KNOWN = new AtomicReference<>(Listed.NONE);

    private final List<Exchange> servers = new ArrayList<>();

    static Route route() {
        return new BesideASmarthost(new MxRoute(new Dns(NAMES), Providers::of, PORT));
    }

    static Outbound outbound() {
        return new Outbound(
                new Dns(NAMES),
                Pools.of(
                        "standard=mail.sender.test/127.0.0.1;"
                                + "quarantine=young.sender.test/127.0.0.9,six.sender.test/::1"),
                new SourceCheck(new Dns(NAMES)),
                List.of(),
                new Later(),
                any -> true,
                false);
    }

    /** What the service under test knows of listings, as soon as there is one. */
    private record Later() implements Listed {

        @Override
        public void listed(String source, String words) {
            KNOWN.get().listed(source, words);
        }

        @Override
        public boolean isPaused(String source) {
            return KNOWN.get().isPaused(source);
        }
    }

    /** One domain goes through a server on the loopback address, all others to their own. */
    private record BesideASmarthost(MxRoute mx) implements Route {

        @Override
        public List<Hop> hops(String domain) {
            return mx.hops(domain);
        }

        @Override
        public boolean isFixed() {
            return false;
        }

        @Override
        public Target target(String domain) {
            return switch (domain) {
                case RELAYED -> through("127.0.0.1");
                case TWO_WAYS -> through("127.0.0.31", "127.0.0.32");
                default -> mx.target(domain);
            };
        }

        private static Target through(String... hosts) {
            return new Target.NextHops(
                    Stream.of(hosts)
                            .map(host -> new Hop(host, PORT, Hop.Tls.OFFERED, null, 1))
                            .toList());
        }
    }

    @BeforeEach
    void knowsListings() {
        KNOWN.set(measured.shaping());
    }

    @AfterEach
    void close() throws IOException {
        for (Exchange server : servers) {
            server.close();
        }
    }

    /** Until whoever sends knows it. */
    void leavesAndIsSeenToHaveLeft(Recipient person) {
        leaves(person);
        ByteBuffer hash = ByteBuffer.wrap(person.key().hash());
        eventually(() -> Assertions.assertThat(follower.blocks(account, hash, LIST)).isTrue());
    }

    /** A server of a domain that takes everything. */
    Exchange server(String domain, String address) throws IOException {
        return server(domain, address, "220 mx.test\r\n", line -> line);
    }

    /** A server of a domain with words of its own. */
    Exchange server(
            String domain, String address, String banner, UnaryOperator<@Nullable String> words)
            throws IOException {
        points(domain, address);
        Exchange server = new Exchange(address, PORT, banner, words);
        servers.add(server);
        return server;
    }

    /** Lets the mail server of a domain be at an address. */
    static void points(String domain, String address) {
        Assertions.assertThat(InetAddresses.isInetAddress(address)).isTrue();
        RecordType type = address.contains(":") ? RecordType.AAAA : RecordType.A;
        NAMES.put(domain, RecordType.MX, "10 mx." + domain).put("mx." + domain, type, address);
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
