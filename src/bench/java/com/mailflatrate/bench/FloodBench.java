package com.mailflatrate.bench;

import com.mailflatrate.bench.Returned.Sent;
import com.mailflatrate.feedback.InboundPort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A flood of delivery reports by SMTP while the service reads them: half of them genuine, half with
 * forged tokens. A million in ten minutes is 1,667 a second. Every report that was answered with
 * 250 must be there in the end, and nobody may be suppressed but those whose own report says so.
 */
final class FloodBench {

    private static final int SESSIONS = 20;
    private static final double A_MILLION_IN_TEN_MINUTES = 1_000_000 / 600.0;
    private static final long A_MOMENT_NANOS = 50_000_000;
    private static final long LONGEST_NANOS = 1_200_000_000_000L;
    private static final long LONGEST_NANOS_A_MAIL = 10_000_000;

    private final ConfigurableApplicationContext service;
    private final Returned returned;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong later = new AtomicLong();

    private FloodBench(ConfigurableApplicationContext service) {
        this.service = service;
        this.returned = new Returned(service);
    }

    private record Mail(String to, byte[] raw) {}

    static List<Figure> of(List<String> arguments) throws IOException {
        int mails = arguments.isEmpty() ? 20_000 : Integer.parseInt(arguments.getFirst());
        Path data = BenchHome.fresh().resolve("data");
        try (ConfigurableApplicationContext service = ImportBench.start(data)) {
            return new FloodBench(service).flood(mails);
        }
    }

    private List<Figure> flood(int mails) {
        List<Sent> sent = returned.sent(mails / 2, "flood");
        long dead = sent.stream().filter(Sent::isDead).count();
        Queue<Mail> flood = new ConcurrentLinkedQueue<>(mixed(sent));
        long begun = System.nanoTime();
        try (ExecutorService sessions = Executors.newFixedThreadPool(SESSIONS)) {
            for (int n = 0; n < SESSIONS; n++) {
                sessions.execute(() -> send(flood));
            }
        }
        double answered = (System.nanoTime() - begun) / 1e9;
        while (returned.applied() < taken.get() && System.nanoTime() - begun < Math.max(LONGEST_NANOS, mails * LONGEST_NANOS_A_MAIL)) {
            LockSupport.parkNanos(A_MOMENT_NANOS);
        }
        double applied = (System.nanoTime() - begun) / 1e9;
        return List.of(
                new Figure("reports answered per second", mails / answered, mails, A_MILLION_IN_TEN_MINUTES),
                new Figure("genuine reports applied per second", sent.size() / applied, sent.size(), 0),
                Figure.share("genuine ones taken", taken.get(), sent.size(), 1),
                Figure.share("taken ones applied", returned.applied(), taken.get(), 1),
                Figure.share("forged ones refused", refused.get(), mails - sent.size(), 1),
                Figure.most("suppressed beside the dead mailboxes", returned.suppressed() - dead, dead, 0),
                Figure.share("dead mailboxes suppressed", returned.suppressed(), dead, 1),
                new Figure("asked to come later, and came", later.get(), mails, 0),
                Figure.most("heap in use at the end, MB", heap(), mails, 1024));
    }

    private List<Mail> mixed(List<Sent> sent) {
        List<Mail> mails = new ArrayList<>();
        for (Sent one : sent) {
            byte[] report = one.report();
            String genuine = returned.address(one.message());
            mails.add(new Mail(genuine, report));
            mails.add(new Mail(broken(genuine), report));
        }
        Collections.shuffle(mails, new java.util.Random(7));
        return mails;
    }

    /** Another letter in the middle of the token. */
    private static String broken(String address) {
        char was = address.charAt(20);
        return address.substring(0, 20) + (was == 'a' ? 'b' : 'a') + address.substring(21);
    }

    private void send(Queue<Mail> flood) {
        try (SmtpSession session = new SmtpSession(service.getBean(InboundPort.class).number())) {
            for (Mail mail = flood.poll(); mail != null; mail = flood.poll()) {
                switch (session.send(mail.to(), mail.raw()) / 100) {
                    case 2 -> taken.incrementAndGet();
                    case 5 -> refused.incrementAndGet();
                    default -> {
                        later.incrementAndGet();
                        flood.add(mail);
                        LockSupport.parkNanos(A_MOMENT_NANOS);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("a session broke", e);
        }
    }

    private static double heap() {
        Runtime machine = Runtime.getRuntime();
        System.gc();
        return (machine.totalMemory() - machine.freeMemory()) / 1e6;
    }
}
