package com.mailflatrate.bench.send;

import com.mailflatrate.bench.Figure;
import com.mailflatrate.bench.send.World.Shop;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.kernel.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/**
 * How long a small mailing takes beside a large one, and whether small ones beside each other end
 * together. The server answers each mail after 100 ms.
 */
public final class FairBench {

    private static final int CONNECTIONS = 20;
    private static final int SMALL = 500;
    private static final int ACCOUNTS = 20;
    private static final int EACH = 50;

    private final World world;
    private final int large;

    private FairBench(World world, int large) {
        this.world = world;
        this.large = large;
    }

    private record Mailing(Shop shop, RunId run, List<Recipient> people) {}

    /** {@code fair [--large N]}. */
    public static List<Figure> of(List<String> words) throws IOException {
        int at = words.indexOf("--large");
        int large = at < 0 ? 20_000 : Integer.parseInt(words.get(at + 1));
        Path data = Files.createDirectories(Path.of("target/bench-data")).toAbsolutePath();
        FileSystemUtils.deleteRecursively(data);
        try (Sink sink = Sink.start(0, 100, 0);
                World world =
                        World.start(
                                data,
                                sink.port,
                                List.of("--mailflatrate.delivery.connections=" + CONNECTIONS))) {
            return new FairBench(world, large).measure();
        }
    }

    private List<Figure> measure() {
        Mailing warm = mailing(7_000_000, SMALL);
        run(warm);
        Mailing alone = mailing(7_000_001, SMALL);
        run(alone);
        Mailing big = mailing(7_000_002, large);
        Mailing small = mailing(7_000_003, SMALL);
        List<Mailing> many = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            many.add(mailing(7_000_100 + i, EACH));
        }
        world.release(big.shop, big.run, big.people, false);
        while (accepted(big) < CONNECTIONS * 10) {
            LockSupport.parkNanos(50_000_000);
        }
        run(small);
        many.forEach(one -> world.release(one.shop, one.run, one.people, true));
        many.forEach(one -> world.resume(one.shop, one.run));
        many.forEach(this::await);
        double p95Alone = p95(alone);
        double p95Beside = p95(small);
        List<Double> ends = many.stream().map(this::duration).sorted().toList();
        if (world.isFinished(big.run)) {
            throw new IllegalStateException("the large mailing was too small");
        }
        return List.of(
                new Figure("p95 alone, seconds", p95Alone, SMALL, 0),
                Figure.most("p95 beside a large mailing, seconds", p95Beside, SMALL, 3 * p95Alone + 1),
                new Figure("first of 20 small accounts, seconds", ends.getFirst(), EACH, 0),
                new Figure("last of 20 small accounts, seconds", ends.getLast(), EACH, 0),
                Figure.most("last / first", ends.getLast() / ends.getFirst(), ACCOUNTS, 2));
    }

    private Mailing mailing(long account, int people) {
        Shop shop = world.shop(account);
        return new Mailing(shop, world.open(shop), world.contacts(shop, people, i -> "post.test"));
    }

    private void run(Mailing mailing) {
        world.release(mailing.shop, mailing.run, mailing.people, false);
        await(mailing);
    }

    private void await(Mailing mailing) {
        while (!world.isFinished(mailing.run)) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private long accepted(Mailing mailing) {
        return world.number(
                "select count(*) from delivery.messages where state = 2 and run_id = "
                        + mailing.run.value());
    }

    private double p95(Mailing mailing) {
        return world.number(
                        "select (1000 * percentile_disc(0.95) within group (order by extract(epoch from m.settled_at"
                                + " - r.started_at)))::bigint from delivery.messages m join delivery.runs r"
                                + " on r.account_id = m.account_id and r.id = m.run_id where m.run_id = "
                                + mailing.run.value())
                / 1000.0;
    }

    private double duration(Mailing mailing) {
        return world.number(
                        "select (1000 * extract(epoch from max(m.settled_at) - (select min(claimed_at) from"
                                + " delivery.messages where account_id between 7000100 and 7000200)))::bigint"
                                + " from delivery.messages m where m.run_id = "
                                + mailing.run.value())
                / 1000.0;
    }
}
