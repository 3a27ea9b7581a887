package com.mailflatrate.transport.route;

import com.mailflatrate.mail.smtp.Connecting;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.SmtpClient;
import com.mailflatrate.transport.shaping.Door;
import com.mailflatrate.transport.shaping.Window;
import com.mailflatrate.transport.shaping.Window.Pauses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Chooses by weight among the next hops that take connections just now, and finds their addresses,
 * on platform threads as the JDK's resolver needs.
 */
public final class Hops implements AutoCloseable {

    private static final int RESOLVERS = 2;
    private static final int FIRST_CONNECTIONS = 5;

    private final Route route;
    private final SmtpClient client;
    private final RandomGenerator random;
    private final int most;
    private final Consumer<Door.Event> events;
    private final Map<String, Door> doors = new ConcurrentHashMap<>();
    private final ExecutorService resolver =
            Executors.newFixedThreadPool(
                    RESOLVERS,
                    Thread.ofPlatform().daemon().name("delivery-resolver-", 0).factory());

    /**
     * Hops of a route.
     *
     * @param most connections to one hop
     * @param events hears when a hop is left alone for a while
     */
    public Hops(
            Route route,
            SmtpClient client,
            RandomGenerator random,
            int most,
            Consumer<Door.Event> events) {
        this.route = route;
        this.client = client;
        this.random = random;
        this.most = most;
        this.events = events;
    }

    /** A hop and the attempt to reach it; whoever has one leaves the door in the end. */
    public record Chosen(Door door, Connecting connect) {}

    /** Tries one of the hops; empty when none has room now. */
    public Optional<Chosen> choose() {
        List<Hop> left = new ArrayList<>(route.hops(""));
        while (!left.isEmpty()) {
            Hop hop = byWeight(left);
            left.remove(hop);
            Door door = door(hop);
            if (door.enter()) {
                Connecting connect = connect(hop);
                if (connect instanceof Connecting.Failed(Phase phase, int code, String why)) {
                    door.refused(phase, code, why);
                    door.window().leave();
                } else {
                    door.window().opened();
                }
                return Optional.of(new Chosen(door, connect));
            }
        }
        return Optional.empty();
    }

    /** How many connections more could be opened now, over all hops. */
    public int room() {
        return route.hops("").stream().mapToInt(hop -> Math.max(door(hop).room(), 0)).sum();
    }

    /** All hops that were tried so far. */
    public List<Door> doors() {
        return List.copyOf(doors.values());
    }

    private Door door(Hop hop) {
        return doors.computeIfAbsent(
                hop.host() + ':' + hop.port(),
                name ->
                        new Door(
                                name,
                                new Window(FIRST_CONNECTIONS, most, Pauses.NEXT_HOP),
                                System::nanoTime,
                                events));
    }

    private Connecting connect(Hop hop) {
        try {
            InetAddress[] addresses =
                    resolver.submit(() -> InetAddress.getAllByName(hop.host())).get();
            return client.connect(hop, addresses[random.nextInt(addresses.length)]);
        } catch (ExecutionException unknown) {
            boolean noName = unknown.getCause() instanceof UnknownHostException;
            String why = noName ? "the host name is not known" : String.valueOf(unknown.getCause());
            return new Connecting.Failed(Phase.CONNECT, 0, why);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Connecting.Failed(Phase.CONNECT, 0, "stopped");
        }
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
