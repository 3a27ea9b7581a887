package com.mailflatrate.transport.route;

import com.mailflatrate.mail.smtp.Connecting;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.mail.smtp.SmtpClient;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/**
 * Chooses among the next hops by weight and finds their addresses, on platform threads as the JDK's
 * resolver needs.
 */
public final class Hops implements AutoCloseable {

    private static final int RESOLVERS = 2;

    private final Route route;
    private final SmtpClient client;
    private final RandomGenerator random;
    private final ExecutorService resolver =
            Executors.newFixedThreadPool(
                    RESOLVERS,
                    Thread.ofPlatform().daemon().name("delivery-resolver-", 0).factory());

    public Hops(Route route, SmtpClient client, RandomGenerator random) {
        this.route = route;
        this.client = client;
        this.random = random;
    }

    /** A hop and the attempt to reach it. */
    public record Chosen(String name, Connecting connect) {}

    /** Tries one of the hops. */
    public Chosen choose() {
        Hop hop = byWeight(route.hops(""));
        String name = hop.host() + ':' + hop.port();
        try {
            InetAddress[] addresses =
                    resolver.submit(() -> InetAddress.getAllByName(hop.host())).get();
            return new Chosen(
                    name, client.connect(hop, addresses[random.nextInt(addresses.length)]));
        } catch (ExecutionException unknown) {
            boolean noName = unknown.getCause() instanceof UnknownHostException;
            String why = noName ? "the host name is not known" : String.valueOf(unknown.getCause());
            return new Chosen(name, new Connecting.Failed(Phase.CONNECT, 0, why));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Chosen(name, new Connecting.Failed(Phase.CONNECT, 0, "stopped"));
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
