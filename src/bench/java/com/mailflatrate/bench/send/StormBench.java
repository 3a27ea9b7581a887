package com.mailflatrate.bench.send;

import com.mailflatrate.bench.Figure;
import com.mailflatrate.bench.send.World.Shop;
import com.mailflatrate.kernel.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/**
 * A server that admits five connections and answers 421 to more, beside a client that may open
 * twenty and does not know it.
 */
public final class StormBench {

    private static final int ADMITTED = 5;
    private static final int DELAY = 20;
    private static final int LONGEST_WARM_UP = 60;

    private StormBench() {}

    /**
     * {@code storm [--seconds N]}: for the time after a warm-up as long, at most a minute. The client that knows is watched
     * for 20 seconds. So the whole takes some 200 seconds where N is 60, and 100 where it is 20.
     */
    public static List<Figure> of(List<String> words) throws IOException {
        int at = words.indexOf("--seconds");
        int seconds = at < 0 ? 60 : Integer.parseInt(words.get(at + 1));
        Seen fixed = client(ADMITTED, 0, Math.min(seconds, 20));
        Seen free = client(20, ADMITTED, seconds);
        return List.of(
                new Figure("client fixed at 5, mails a second", fixed.rate, fixed.mails, 0),
                new Figure("client with 20, mails a second", free.rate, free.mails, 0),
                new Figure("connections after the warm-up", free.connections, free.connections, 0),
                Figure.most(
                        "refused connections",
                        free.refused / (double) free.connections,
                        free.connections,
                        0.165),
                new Figure("mails a second against fixed", free.rate / fixed.rate, free.mails, 0.8),
                Figure.most("messages whose attempt has grown", free.attempts, free.mails, 0));
    }

    private record Seen(double rate, long mails, long connections, long refused, long attempts) {}

    private static Seen client(int connections, int admitted, int seconds) throws IOException {
        Path data = Files.createDirectories(Path.of("target/bench-data")).toAbsolutePath();
        FileSystemUtils.deleteRecursively(data);
        int warmUp = Math.min(seconds, LONGEST_WARM_UP);
        try (Sink sink = Sink.start(0, DELAY, admitted);
                World world =
                        World.start(
                                data,
                                sink.port,
                                List.of(
                                        "--mailflatrate.delivery.connections=" + connections,
                                        "--mailflatrate.delivery.mails-per-connection=20"))) {
            Shop shop = world.shop(7_000_001);
            RunId run = world.open(shop);
            world.release(shop, run, world.contacts(shop, enough(warmUp + seconds), i -> "post.test"), false);
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(warmUp));
            Sink.Counts begun = sink.counts();
            long at = System.nanoTime();
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
            Sink.Counts ended = sink.counts();
            double passed = (System.nanoTime() - at) / 1e9;
            long mails = ended.mails() - begun.mails();
            if (world.isFinished(run)) {
                throw new IllegalStateException("the mailing was over before the measurement");
            }
            return new Seen(
                    mails / passed,
                    mails,
                    ended.connections() - begun.connections(),
                    ended.refused() - begun.refused(),
                    world.number("select count(*) from delivery.messages where attempt > 1"));
        }
    }

    /** More than the admitted connections can take in this time, so that none is ever without work. */
    private static int enough(int seconds) {
        return seconds * ADMITTED * (1000 / DELAY) * 5 / 4;
    }
}
