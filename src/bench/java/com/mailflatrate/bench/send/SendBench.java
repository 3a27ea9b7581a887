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
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/**
 * How much a mail costs on its way through queue, composition, signatures, SMTP and back, beside
 * the same work without a queue. Cases alternate in one process; CPU time counts.
 */
public final class SendBench {

    private static final int CONNECTIONS = 8;
    private static final int PER_CONNECTION = 100;

    private final World world;
    private final Sink sink;
    private final Shop shop;
    private final List<Recipient> people;
    private final BareLoop bare;
    private final long postmaster;
    private Cpu ofBare = new Cpu(0, 0, 0, 0);
    private Cpu ofOurs = new Cpu(0, 0, 0, 0);
    private Cpu ofSigning = new Cpu(0, 0, 0, 0);
    private int bodyBytes;

    private SendBench(World world, Sink sink, Path data, Options options) throws IOException {
        this.world = world;
        this.sink = sink;
        this.postmaster = World.postmaster(data);
        this.shop = world.shop(7_000_001);
        this.people =
                world.contacts(
                        shop,
                        options.messages,
                        i -> options.sites == 1 ? "post.test" : "site" + i % options.sites + ".test");
        this.bare = new BareLoop(world, shop, people, sink.port, options.signatures);
    }

    private record Options(
            int messages, int rounds, int signatures, int sites, boolean startTls, boolean relay) {

        static Options of(List<String> words) {
            return new Options(
                    number(words, "--messages", 5_000),
                    number(words, "--rounds", 4),
                    words.contains("--two-signatures") ? 2 : 1,
                    number(words, "--sites", words.contains("--long-tail") ? 20_000 : 1),
                    words.contains("--starttls"),
                    words.contains("--postfix"));
        }

        Sink sink(Path directory) throws IOException {
            return startTls ? Sink.withTls(ThrowawayKeys.in(directory)) : Sink.start(0, 0, 0);
        }

        double least() {
            if (startTls) {
                return 0.80;
            }
            return signatures == 2 ? 0.88 : sites > 1 ? 0.75 : 0.85;
        }

        private static int number(List<String> words, String name, int otherwise) {
            int at = words.indexOf(name);
            return at < 0 ? otherwise : Integer.parseInt(words.get(at + 1));
        }
    }

    /**
     * {@code send [--messages N] [--rounds N] [--two-signatures | --long-tail | --starttls]
     * [--postfix]}, or {@code send --memory [--messages N]}.
     */
    public static List<Figure> of(List<String> words) throws IOException {
        if (words.contains("--memory")) {
            return MemoryBench.of(words);
        }
        Options options = Options.of(words);
        Path data = Files.createDirectories(Path.of("target/bench-data")).toAbsolutePath();
        FileSystemUtils.deleteRecursively(data);
        List<String> settings =
                List.of(
                        "--mailflatrate.delivery.connections=" + CONNECTIONS,
                        "--mailflatrate.delivery.mails-per-connection=" + PER_CONNECTION,
                        "--mailflatrate.delivery.platform-signature=" + (options.signatures == 2));
        try (Sink sink = options.sink(data.getParent());
                World world = World.start(data, sink.port, settings)) {
            return new SendBench(world, sink, data, options).measure(options);
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    private List<Figure> measure(Options options) throws IOException, InterruptedException {
        bare.send(CONNECTIONS, PER_CONNECTION);
        ours();
        ofOurs = new Cpu(0, 0, 0, 0);
        sink.reset();
        for (int round = 0; round < options.rounds; round++) {
            Cpu begun = now();
            bodyBytes = bare.send(CONNECTIONS, PER_CONNECTION);
            ofBare = ofBare.plus(now().since(begun));
            ours();
            begun = now();
            bare.sign(people.size() / 4);
            ofSigning = ofSigning.plus(now().since(begun));
        }
        long mails = (long) options.rounds * people.size();
        Sink.Counts counts = sink.counts();
        if (counts.mails() != 2 * mails) {
            throw new IllegalStateException("the sink counted " + counts + " of " + 2 * mails);
        }
        List<Figure> figures = new ArrayList<>(figures(options, mails));
        if (options.relay) {
            figures.addAll(relayed((double) (ofOurs.ours() + ofOurs.database()) / mails));
        }
        return figures;
    }

    /** The same mails through what others use, once. */
    private List<Figure> relayed(double ours) throws IOException, InterruptedException {
        if (!Relay.isPossible()) {
            System.out.println("no Postfix or no OpenDKIM here: that anchor is left out");
            return List.of();
        }
        Path work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "relay");
        try (Relay relay = Relay.start(work, shop.name(), sink.port)) {
            sink.reset();
            long cpu = relay.cpuMicros();
            long begun = System.nanoTime();
            bare.handTo(relay.port, CONNECTIONS, PER_CONNECTION);
            while (sink.counts().mails() < people.size()) {
                LockSupport.parkNanos(20_000_000);
            }
            double each = (double) (relay.cpuMicros() - cpu) / people.size();
            double rate = people.size() * 1e9 / (System.nanoTime() - begun);
            return List.of(
                    new Figure("Postfix + OpenDKIM, CPU us a mail", each, people.size(), 0),
                    new Figure("Postfix + OpenDKIM, mails a second", rate, people.size(), 0),
                    new Figure("Postfix + OpenDKIM / ours (CPU)", each / ours, people.size(), 8));
        }
    }

    private void ours() throws IOException {
        RunId run = world.open(shop);
        world.release(shop, run, people, true);
        Cpu begun = now();
        world.resume(shop, run);
        while (!world.isFinished(run)) {
            LockSupport.parkNanos(50_000_000);
        }
        ofOurs = ofOurs.plus(now().since(begun));
        long accepted =
                world.number(
                        "select count(*) from delivery.messages where state = 2 and run_id = "
                                + run.value());
        if (accepted != people.size()) {
            throw new IllegalStateException("only " + accepted + " were accepted");
        }
    }

    private Cpu now() throws IOException {
        return Cpu.now(postmaster, sink);
    }

    private List<Figure> figures(Options options, long mails) {
        double signing = ofSigning.ours() * 4.0 / mails;
        double bareCpu = (double) ofBare.ours() / mails;
        double ours = (double) ofOurs.ours() / mails;
        double database = (double) ofOurs.database() / mails;
        System.out.printf(
                Locale.ROOT,
                "%d mails a round, body %d bytes, %d signature(s), %d site(s), %d connections, signing by %s%n",
                people.size(),
                bodyBytes,
                options.signatures,
                options.sites,
                CONNECTIONS,
                com.mailflatrate.mail.dkim.DkimSigner.provider());
        return List.of(
                new Figure("signing alone, CPU us a mail", signing, mails / 4, 0),
                new Figure("bare loop, CPU us a mail", bareCpu, mails, 0),
                new Figure("ours without PostgreSQL, CPU us a mail", ours, mails, 0),
                new Figure("PostgreSQL, CPU us a mail", database, mails, 0),
                new Figure("sink under bare, CPU us a mail", (double) ofBare.sink() / mails, mails, 0),
                new Figure("sink under ours, CPU us a mail", (double) ofOurs.sink() / mails, mails, 0),
                new Figure("bare, mails a second", mails * 1e9 / ofBare.wallNanos(), mails, 0),
                new Figure("ours, mails a second", mails * 1e9 / ofOurs.wallNanos(), mails, 0),
                new Figure("signing / bare (CPU)", signing / bareCpu, mails, 0.5),
                new Figure(
                        "bare / ours with PostgreSQL (CPU)", bareCpu / (ours + database), mails, options.least()));
    }
}
