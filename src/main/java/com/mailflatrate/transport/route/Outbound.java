package com.mailflatrate.transport.route;

import com.google.common.net.InetAddresses;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.mail.smtp.Connecting;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.mail.smtp.Hop.Tls;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.SmtpClient;
import com.mailflatrate.transport.shaping.Listed;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the servers of a site are reached: from which of our addresses, in which order, and what is
 * done when TLS breaks. Thread-safe.
 */
public final class Outbound {

    private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);
    private static final int MOST_TRIES = 6;
    private static final long LOOK_AGAIN = Duration.ofMinutes(10).toNanos();

    private final Dns dns;
    private final Pools pools;
    private final SourceCheck check;
    private final Listings listings;
    private final Listed listed;
    private final Predicate<InetAddress> possible;
    private final boolean plainAfterBrokenTls;

    /**
     * A way out.
     *
     * @param blockLists zones of block lists that are asked about our addresses
     * @param listed hears when one is listed, and says from which no mailing leaves
     * @param possible which addresses a server may have
     * @param plainAfterBrokenTls whether a server that offers TLS and breaks it gets its mail in
     *     plain text
     */
    public Outbound(
            Dns dns,
            Pools pools,
            SourceCheck check,
            List<String> blockLists,
            Listed listed,
            Predicate<InetAddress> possible,
            boolean plainAfterBrokenTls) {
        this.dns = dns;
        this.pools = pools;
        this.check = check;
        this.listings = new Listings(dns, blockLists);
        this.listed = listed;
        this.possible = possible;
        this.plainAfterBrokenTls = plainAfterBrokenTls;
    }

    /** Addresses a stranger's mail server can have: none of our own network. */
    public static boolean isPublic(InetAddress address) {
        boolean ours =
                address.isAnyLocalAddress()
                        || address.isLoopbackAddress()
                        || address.isLinkLocalAddress()
                        || address.isSiteLocalAddress()
                        || address.isMulticastAddress();
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        boolean none = bytes.length == 4 && (bytes[0] == 0 || (bytes[0] & 0xf0) == 0xf0);
        return !ours && !uniqueLocal && !shared && !none;
    }

    /**
     * Looks at the names of our own addresses, and whether block lists name them; says in the log
     * which may not be used and why. From one that is newly listed no mailing leaves for a day, or
     * until a person says otherwise; letters do.
     */
    public synchronized void examine() {
        check.look(pools.all())
                .forEach((source, why) -> LOG.error("nothing is sent from {}: {}", source, why));
        listings.look(pools.all()).forEach((source, words) -> listed.listed(nameOf(source), words));
    }

    /** How an address of ours is called; nothing where there is but one. */
    String nameOf(Source source) {
        return isOne() ? "" : source.helo();
    }

    /** Whether no mailing leaves from a pool because all its addresses are listed. */
    public boolean isPaused(String pool) {
        List<Source> fit = pools.sources(pool).stream().filter(check::isFit).toList();
        return !fit.isEmpty() && fit.stream().allMatch(this::isPaused);
    }

    private boolean isPaused(Source source) {
        return listed.isPaused(nameOf(source));
    }

    /** Our addresses from which nothing is sent, with the reason in a sentence. */
    public Map<Source, String> broken() {
        return check.broken();
    }

    /** Our addresses of a pool from which mail may leave, in turn by chance, IPv6 after IPv4. */
    List<Source> sources(String pool) {
        List<Source> fit =
                new ArrayList<>(pools.sources(pool).stream().filter(check::isFit).toList());
        if (!fit.stream().allMatch(this::isPaused)) {
            fit.removeIf(this::isPaused);
        }
        Collections.shuffle(fit, new Random(ThreadLocalRandom.current().nextLong()));
        fit.sort(Comparator.comparing(source -> !(source.address() instanceof Inet4Address)));
        return fit;
    }

    /** Whether there is no choice between our addresses. */
    boolean isOne() {
        return pools.all().size() <= 1;
    }

    /** How long a pool without a fit address waits. */
    long notBefore() {
        return LOOK_AGAIN;
    }

    /**
     * Goes through servers and addresses, the best first, until one answers; what it answers
     * counts, a refusal too.
     */
    Connecting reach(SmtpClient client, Target.Site site, Source source) {
        Connecting last =
                new Connecting.Failed(
                        Phase.CONNECT, 0, "its mail servers have no address we could reach");
        int tries = 0;
        for (List<Hop> tier : site.tiers()) {
            List<Hop> order = new ArrayList<>(tier);
            Collections.shuffle(order, new Random(ThreadLocalRandom.current().nextLong()));
            for (Hop hop : order) {
                for (InetAddress address : addresses(hop, source)) {
                    if (tries++ == MOST_TRIES) {
                        return last;
                    }
                    last = connect(client, hop, address, source);
                    if (!isOutOfReach(last)) {
                        return last;
                    }
                }
            }
        }
        return last;
    }

    private Connecting connect(SmtpClient client, Hop hop, InetAddress address, Source source) {
        Connecting connect = client.connect(hop, address, source.address(), source.helo());
        boolean broken =
                connect instanceof Connecting.Failed(Phase phase, int code, String _)
                        && phase == Phase.STARTTLS
                        && code == 0;
        if (!broken || !plainAfterBrokenTls) {
            return connect;
        }
        Hop plain = new Hop(hop.host(), hop.port(), Tls.NONE, null, 1);
        return client.connect(plain, address, source.address(), source.helo());
    }

    /** Nobody there, or somebody who is no mail server: the next one may be. */
    private static boolean isOutOfReach(Connecting connect) {
        return connect instanceof Connecting.Failed(Phase _, int code, String _) && code == 0;
    }

    /** Only of the family of our own address. */
    private List<InetAddress> addresses(Hop hop, Source source) {
        RecordType type = source.address() instanceof Inet4Address ? RecordType.A : RecordType.AAAA;
        List<InetAddress> addresses =
                new ArrayList<>(
                        dns.look(hop.host(), type).values().stream()
                                .filter(InetAddresses::isInetAddress)
                                .map(InetAddresses::forString)
                                .filter(possible)
                                .limit(MOST_TRIES)
                                .toList());
        Collections.shuffle(addresses, new Random(ThreadLocalRandom.current().nextLong()));
        return addresses;
    }
}
