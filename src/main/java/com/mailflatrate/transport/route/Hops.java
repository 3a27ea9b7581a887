package com.mailflatrate.transport.route;

import com.mailflatrate.mail.smtp.Connecting;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.SmtpClient;
import com.mailflatrate.transport.shaping.Door;
import com.mailflatrate.transport.shaping.Shaping;
import com.mailflatrate.transport.shaping.Window;
import com.mailflatrate.transport.shaping.Window.Pauses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Opens connections where there is room: chooses by weight among fixed next hops, or goes to the
 * servers of a site from an address of ours. Thread-safe.
 */
public final class Hops implements AutoCloseable {

    private static final int RESOLVERS = 2;
    private static final int FIRST_CONNECTIONS = 5;
    private static final int MOST_DOORS = 100_000;

    private final SmtpClient client;
    private final RandomGenerator random;
    private final int most;
    private final Outbound outbound;
    private final Shaping shaping;
    private final Map<String, Door> doors = new ConcurrentHashMap<>();
    private final Map<String, Door> ways = new ConcurrentHashMap<>();
    private final ExecutorService resolver =
            Executors.newFixedThreadPool(
                    RESOLVERS,
                    Thread.ofPlatform().daemon().name("delivery-resolver-", 0).factory());

    /**
     * Connections of a node.
     *
     * @param most connections to one hop or site
     * @param shaping hears when one is left alone for a while
     */
    public Hops(
            SmtpClient client,
            RandomGenerator random,
            int most,
            Outbound outbound,
            Shaping shaping) {
        this.client = client;
        this.random = random;
        this.most = most;
        this.outbound = outbound;
        this.shaping = shaping;
    }

    /** The attempt to reach somebody; whoever has one leaves the passage in the end. */
    public record Chosen(Passage passage, Connecting connect) {}

    /**
     * Tries to open a connection; empty when there is no room now.
     *
     * @param fit which of several next hops, by the names of {@link Target#sites}
     */
    public Optional<Chosen> choose(Target target, String pool, Predicate<String> fit) {
        return switch (target) {
            case Target.NextHops(List<Hop> hops) -> nextHop(hops, fit);
            case Target.Site site -> site(site, pool);
            case Target.Nowhere _, Target.Unknown _ -> Optional.empty();
        };
    }

    private Optional<Chosen> nextHop(List<Hop> hops, Predicate<String> fit) {
        List<Hop> left =
                new ArrayList<>(hops.stream().filter(hop -> fit.test(Target.nameOf(hop))).toList());
        while (!left.isEmpty()) {
            Hop hop = byWeight(left);
            left.remove(hop);
            Passage passage = Passage.enter(door(hop), null);
            if (passage != null) {
                return Optional.of(chosen(passage, connect(hop)));
            }
        }
        return Optional.empty();
    }

    private Optional<Chosen> site(Target.Site site, String pool) {
        Optional<Chosen> last = Optional.empty();
        for (Source source : outbound.sources(pool)) {
            Passage passage = Passage.enter(door(site, source), way(site, source));
            if (passage != null) {
                last = Optional.of(chosen(passage, outbound.reach(client, site, source)));
                if (!isOutOfReach(last.get().connect())) {
                    return last;
                }
            }
        }
        return last;
    }

    /** Perhaps not from another address of ours. */
    private static boolean isOutOfReach(Connecting connect) {
        return connect instanceof Connecting.Failed(Phase _, int code, String _) && code == 0;
    }

    private static Chosen chosen(Passage passage, Connecting connect) {
        if (connect instanceof Connecting.Failed(Phase phase, int code, String why)) {
            passage.refused(phase, code, why);
            passage.leave();
        } else {
            passage.opened();
        }
        return new Chosen(passage, connect);
    }

    /** How many connections more could be opened there now. */
    public int room(Target target, String pool) {
        return switch (target) {
            case Target.NextHops(List<Hop> hops) ->
                    hops.stream().mapToInt(hop -> Math.max(door(hop).room(), 0)).sum();
            case Target.Site site ->
                    outbound.sources(pool).stream()
                            .mapToInt(
                                    source ->
                                            Math.clamp(
                                                    door(site, source).room(),
                                                    0,
                                                    Math.max(way(site, source).room(), 0)))
                            .sum();
            case Target.Nowhere _, Target.Unknown _ -> 0;
        };
    }

    /** Whether no mailing leaves from this pool of ours just now. */
    public boolean isPaused(String pool) {
        return outbound.isPaused(pool);
    }

    /** How long there will be no room, in nanoseconds, 0 when there may be some. */
    public long closedNanos(Target target, String pool) {
        if (!(target instanceof Target.Site site)) {
            return 0;
        }
        long now = System.nanoTime();
        return outbound.sources(pool).stream()
                .mapToLong(
                        source ->
                                Math.max(
                                        door(site, source).window().closedNanos(now),
                                        way(site, source).window().closedNanos(now)))
                .min()
                .orElse(outbound.notBefore());
    }

    /** All doors that were tried so far. */
    public List<Door> doors() {
        return List.copyOf(doors.values());
    }

    private Door door(Hop hop) {
        return doors.computeIfAbsent(Target.nameOf(hop), name -> door(name, "", Pauses.NEXT_HOP));
    }

    private Door door(Target.Site site, Source source) {
        return kept(doors, site.name(), source);
    }

    private Door way(Target.Site site, Source source) {
        return kept(ways, site.way(), source);
    }

    private Door kept(Map<String, Door> all, String name, Source source) {
        if (all.size() > MOST_DOORS) {
            long now = System.nanoTime();
            all.values()
                    .removeIf(
                            door ->
                                    door.window().open() == 0
                                            && door.window().closedNanos(now) == 0);
        }
        String shown = name.length() <= Target.LONGEST ? name : name.substring(0, Target.LONGEST);
        String from = outbound.nameOf(source);
        return all.computeIfAbsent(
                from.isEmpty() ? name : name + " from " + from,
                key -> door(shown, from, Pauses.PROVIDER));
    }

    private Door door(String site, String source, Pauses pauses) {
        Door door =
                new Door(
                        site,
                        source,
                        new Window(FIRST_CONNECTIONS, most, pauses),
                        System::nanoTime,
                        shaping::decided);
        door.limit(shaping.standing(site));
        return door;
    }

    private Connecting connect(Hop hop) {
        try {
            InetAddress[] addresses =
                    resolver.submit(() -> InetAddress.getAllByName(hop.host())).get();
            return reached(hop, Arrays.asList(addresses));
        } catch (ExecutionException unknown) {
            boolean noName = unknown.getCause() instanceof UnknownHostException;
            String why = noName ? "the host name is not known" : String.valueOf(unknown.getCause());
            return new Connecting.Failed(Phase.CONNECT, 0, why);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Connecting.Failed(Phase.CONNECT, 0, "stopped");
        }
    }

    private Connecting reached(Hop hop, List<InetAddress> addresses) {
        return client.connect(hop, addresses.get(random.nextInt(addresses.size())));
    }

    private Hop byWeight(List<Hop> hops) {
        int sum = hops.stream().mapToInt(Hop::weight).sum();
        int at = random.nextInt(Math.max(sum, 1));
        for (Hop hop : hops) {
            at -= hop.weight();
            if (at < 0) {
                return hop;
            }
        }
        return hops.getLast();
    }

    @Override
    public void close() {
        resolver.shutdownNow();
    }
}
