package com.mailflatrate.roundtrip;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.keys.Secret;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.mail.mime.HeadComparison;
import com.mailflatrate.mail.mime.Mail;
import com.mailflatrate.mail.smtp.Attempt;
import com.mailflatrate.mail.smtp.Connecting;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.mail.smtp.SmtpClient;
import com.mailflatrate.mail.smtp.SmtpSession;
import com.mailflatrate.roundtrip.RoundTripStore.Probe;
import com.mailflatrate.roundtrip.RoundTripStore.Trip;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a probe through each next hop: at once when it has never passed, every week afterwards, and
 * every half hour as long as one has not come back as it was. What passed counts for two weeks.
 */
public final class Probes {

    private static final Logger LOG = LoggerFactory.getLogger(Probes.class);
    private static final Duration HOLDS = Duration.ofDays(14);
    private static final Duration AGAIN = Duration.ofDays(7);
    private static final Duration WAIT = Duration.ofMinutes(30);
    private static final long ASK = Duration.ofSeconds(2).toNanos();

    private final List<Hop> hops;
    private final Function<EmailAddress, Mail> composer;
    private final String platform;
    private final SmtpClient client;
    private final RoundTrips trips;
    private final InstantSource clock;
    private volatile boolean proven;
    private volatile long askedAt = System.nanoTime() - ASK - 1;
    private final Map<String, String> unreachable = new ConcurrentHashMap<>();

    /**
     * Probes for these hops.
     *
     * @param hops none where every server is a stranger's or our own
     * @param composer makes a signed probe to an address
     * @param platform the domain probes come back to
     */
    public Probes(
            List<Hop> hops,
            Function<EmailAddress, Mail> composer,
            String platform,
            SmtpClient client,
            RoundTrips trips,
            InstantSource clock) {
        this.hops = List.copyOf(hops);
        this.composer = composer;
        this.platform = platform;
        this.client = client;
        this.trips = trips;
        this.clock = clock;
    }

    /** The same through other hops. */
    public Probes through(List<Hop> others) {
        return new Probes(others, composer, platform, client, trips, clock);
    }

    /** Whether every hop hands mail on as it got it; asked again every two seconds. */
    public boolean areProven() {
        if (System.nanoTime() - askedAt > ASK) {
            proven = unproven().isEmpty();
            askedAt = System.nanoTime();
        }
        return proven;
    }

    /** Through which hops no mailing may leave, each with a sentence why. */
    public List<String> unproven() {
        if (hops.isEmpty()) {
            return List.of();
        }
        Map<String, Trip> known = known();
        Instant now = clock.instant();
        return hops.stream()
                .map(Probes::name)
                .distinct()
                .filter(name -> !isProven(known.get(name), now))
                .map(name -> name + ": " + why(name, known.get(name)))
                .toList();
    }

    /** Sends what is due. */
    public void send() {
        Map<String, Trip> known = known();
        Instant now = clock.instant();
        List<String> done = new ArrayList<>();
        for (Hop hop : hops) {
            Trip trip = known.get(name(hop));
            Duration wait = isProven(trip, now) ? AGAIN : WAIT;
            if (!done.contains(name(hop))
                    && (trip == null || !trip.sentAt().plus(wait).isAfter(now))) {
                done.add(name(hop));
                send(hop);
            }
        }
    }

    private Map<String, Trip> known() {
        return trips.all().stream().collect(Collectors.toMap(Trip::hop, Function.identity()));
    }

    private static boolean isProven(@Nullable Trip trip, Instant now) {
        return trip != null && trip.provenAt() != null && trip.provenAt().plus(HOLDS).isAfter(now);
    }

    private String why(String name, @Nullable Trip trip) {
        if (trip != null && trip.fault() != null) {
            return trip.fault();
        }
        return Objects.requireNonNullElse(unreachable.get(name), "the probe has not come back yet");
    }

    private void send(Hop hop) {
        Secret secret = Secrets.fresh();
        Mail mail = composer.apply(new EmailAddress(RoundTrips.PREFIX + secret.text(), platform));
        String head = HeadComparison.head(mail.bytes());
        // known before it leaves: it may be back before the reply
        trips.sent(secret.text(), new Probe(name(hop), mail.envelopeFrom(), head));
        String why = attempt(hop, mail);
        if (why.isEmpty()) {
            unreachable.remove(name(hop));
        } else {
            unreachable.put(name(hop), why);
            LOG.error("no probe could be sent through {}: {}", name(hop), why);
        }
    }

    private String attempt(Hop hop, Mail mail) {
        try {
            return switch (client.connect(hop, InetAddress.getByName(hop.host()))) {
                case Connecting.Open(SmtpSession session) -> handOver(session, mail);
                case Connecting.Failed failed -> failed.why();
            };
        } catch (IOException unknown) {
            return "its name is not known";
        }
    }

    private static String handOver(SmtpSession session, Mail mail) {
        try (session) {
            return switch (session.send(mail, () -> true)) {
                case Attempt.Accepted _, Attempt.Ambiguous _ -> "";
                case Attempt.Refused refused -> "it refuses the probe: " + refused.reply().text();
                case Attempt.Lost lost -> "it does not take the probe: " + lost.why();
                case Attempt.Withheld _ -> "the probe was not sent";
            };
        }
    }

    private static String name(Hop hop) {
        return hop.host() + ':' + hop.port();
    }
}
