package com.mailflatrate.bench.send;

import com.mailflatrate.bench.send.World.Shop;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The service as a process that is made to be killed or watched: {@code DATA PORT prepare N | send |
 * finish FILE | fill N | watch}. Before it releases what it has prepared it waits for a line of its input.
 */
public final class CrashNode {

    private static final int CONNECTIONS = 16;
    private static final int GROWN = 40_000;

    private CrashNode() {}

    /** Says {@code ready} and the number of ambiguous mails, then sends until it is killed. */
    public static void main(String[] arguments) throws IOException {
        World world =
                World.start(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        List.of(
                                "--mailflatrate.delivery.connections=" + CONNECTIONS,
                                "--mailflatrate.delivery.journal-grown=" + GROWN,
                                "--logging.level.com.mailflatrate.delivery.queue.Lives=info"));
        if (arguments[2].equals("fill")) {
            fill(world, Integer.parseInt(arguments[3]));
            return;
        }
        if (arguments[2].equals("watch")) {
            watch(world);
            return;
        }
        if (arguments[2].equals("prepare")) {
            Shop shop = world.shop(8_000_000 + ProcessHandle.current().pid());
            var people =
                    world.contacts(shop, Integer.parseInt(arguments[3]), i -> "post.test");
            RunId run = world.open(shop);
            System.out.println("releasing");
            System.in.read(); // whoever wants to be there says when
            world.release(shop, run, people, false);
        }
        System.out.println(
                "ready " + world.number("select count(*) from delivery.messages where state = 7"));
        if (arguments[2].equals("finish")) {
            // a release that was killed has left a run without messages, and open
            while (world.number(
                            "select count(*) from delivery.runs where state not in ('FINISHED', 'OPEN')")
                    > 0) {
                LockSupport.parkNanos(200_000_000);
            }
            Files.write(Path.of(arguments[3]), states(world));
            System.out.println("finished");
            world.close();
            System.exit(0);
        }
        LockSupport.parkNanos(Long.MAX_VALUE);
    }

    /** A released mailing that waits. */
    private static void fill(World world, int messages) throws IOException {
        Shop shop = world.shop(7_000_001);
        RunId run = world.open(shop);
        world.release(shop, run, world.contacts(shop, messages, i -> "post.test"), true);
        world.close();
        System.exit(0);
    }

    /**
     * Sends what waits; says every two seconds what the heap held after the last collection and what
     * the process takes, in megabytes.
     */
    private static void watch(World world) throws IOException {
        Shop shop = world.found(7_000_001);
        world.resume(shop, new RunId(world.number("select max(id) from delivery.runs")));
        while (world.number("select count(*) from delivery.runs where state <> 'FINISHED'") > 0) {
            System.out.println("memory " + Memory.afterCollection() + ' ' + Memory.resident());
            LockSupport.parkNanos(2_000_000_000L);
        }
        world.close();
        System.exit(0);
    }

    private static List<String> states(World world) {
        Tokens tokens = world.bean(Tokens.class);
        return Lanes.engine(
                () ->
                        world.bean(TransactionOperations.class)
                                .execute(
                                        _ ->
                                                world.bean(JdbcClient.class)
                                                        .sql("select id, state from delivery.messages where run_id > 0")
                                                        .query(
                                                                (row, n) ->
                                                                        tokens.mint(
                                                                                        TokenPurpose.BOUNCE,
                                                                                        new MessageId(row.getLong("id")))
                                                                                + ' '
                                                                                + row.getInt("state"))
                                                        .list()));
    }
}
