package com.mailflatrate.bench;

import com.mailflatrate.bench.Returned.Sent;
import com.mailflatrate.feedback.ArrivedMails;
import com.mailflatrate.feedback.Inbound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What it costs to store, read and apply delivery reports, every one of another message. They come
 * in as many sessions at once as a burst has. Processor time of this process and of PostgreSQL
 * together.
 */
final class ApplyBench {

    private static final int TARGET = 500;
    private static final int SESSIONS = 32;

    private final Returned returned;
    private final Inbound inbound;
    private final ArrivedMails arrived;

    private ApplyBench(ConfigurableApplicationContext service) {
        this.returned = new Returned(service);
        this.inbound = service.getBean(Inbound.class);
        this.arrived = new ArrivedMails(service);
    }

    static List<Figure> of(List<String> arguments) throws IOException {
        int mails = arguments.isEmpty() ? 6_000 : Integer.parseInt(arguments.getFirst());
        Path data = BenchHome.fresh().resolve("data");
        try (ConfigurableApplicationContext service = ImportBench.start(data)) {
            ApplyBench bench = new ApplyBench(service);
            bench.apply(bench.returned.sent(mails / 2, "warm"));
            List<Sent> sent = bench.returned.sent(mails, "measured");
            long before = bench.returned.transactions();
            Cost cost = Cost.of(ImportBench.postgres(data), () -> bench.apply(sent));
            double transactions = bench.returned.transactions() - before;
            double both = cost.java() + cost.database();
            return List.of(
                    new Figure("reports applied per CPU-second, PostgreSQL's too", mails / both, mails, TARGET),
                    new Figure("reports applied per CPU-second of ours", mails / cost.java(), mails, 0),
                    new Figure("reports applied per CPU-second of PostgreSQL", mails / cost.database(), mails, 0),
                    new Figure("reports applied per second", mails / cost.seconds(), mails, 0),
                    new Figure("transactions per report", transactions / mails, mails, 0));
        }
    }

    private void apply(List<Sent> sent) {
        long before = returned.applied();
        try (ExecutorService sessions = Executors.newFixedThreadPool(SESSIONS)) {
            sent.forEach(one -> sessions.execute(() -> receive(one)));
        }
        arrived.readAll();
        if (returned.applied() != before + sent.size()) {
            throw new IllegalStateException(
                    "applied " + (returned.applied() - before) + " of " + sent.size());
        }
    }

    private void receive(Sent one) {
        inbound.receive(
                "", returned.address(one.message()), new ByteArrayInputStream(one.report()));
    }
}
