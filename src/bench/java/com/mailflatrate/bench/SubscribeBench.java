package com.mailflatrate.bench;

import com.mailflatrate.Mailflatrate;
import com.mailflatrate.audience.ListDraft;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.evidence.Papers;
import com.mailflatrate.forms.Forms;
import com.mailflatrate.forms.Form;
import com.mailflatrate.forms.FormDraft;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.ledger.Sealing;
import com.mailflatrate.ledger.verify.Verification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Registrations at a form over HTTP while everything that follows them runs as well, then the ledger
 * they left: how fast the sealer caught up, verification, a certificate and its paper.
 */
final class SubscribeBench {

    private static final Actor BY = Actor.system("bench");
    private static final int VISITORS = 32;

    private final ConfigurableApplicationContext service;
    private final AccountId account;
    private final List<Figure> figures = new ArrayList<>();

    private SubscribeBench(ConfigurableApplicationContext service) {
        this.service = service;
        this.account = BenchCustomer.in(service);
    }

    static List<Figure> of(List<String> arguments) throws IOException {
        int registrations = arguments.isEmpty() ? 5_000 : Integer.parseInt(arguments.get(0));
        int events = arguments.size() < 2 ? 100_000 : Integer.parseInt(arguments.get(1));
        Path data = Files.createTempDirectory("mailflatrate-bench").resolve("data");
        try (ConfigurableApplicationContext service =
                SpringApplication.run(
                        Mailflatrate.class,
                        "--mailflatrate.data-dir=" + data,
                        "--mailflatrate.delivery.mode=sandbox",
                        "--mailflatrate.http.port=0",
                        "--mailflatrate.inbound.port=0",
                        "--management.server.port=0",
                        "--mailflatrate.trusted-proxies=127.0.0.1",
                        "--mailflatrate.doors.strangers-per-minute=10000000",
                        "--logging.level.root=warn")) {
            SubscribeBench bench = new SubscribeBench(service);
            String form = bench.form();
            bench.post(form, 1_000, "warm");
            bench.register(form, registrations);
            bench.ledger(events);
            return bench.figures;
        }
    }

    private void register(String form, int count) {
        long began = System.nanoTime();
        long[] times = post(form, count, "run");
        double seconds = (System.nanoTime() - began) / 1e9;
        figures.add(new Figure("registrations/s", count / seconds, count, 500));
        figures.add(Figure.most("median, ms", times[count / 2] / 1e6, count, 1e9));
        figures.add(Figure.most("99 of 100 within, ms", times[count * 99 / 100] / 1e6, count, 100));
        long waiting =
                number("select count(*) from ledger.unsealed");
        figures.add(Figure.most("events not sealed at the end", waiting, count, count));
        long sealed = System.nanoTime();
        while (number("select count(*) from ledger.unsealed") > 0) {
            Thread.onSpinWait();
        }
        figures.add(
                Figure.most(
                        "until all are sealed, s", (System.nanoTime() - sealed) / 1e9, waiting, 60));
    }

    /** The times of all posts, sorted. */
    private long[] post(String form, int count, String run) {
        URI target =
                URI.create(
                        "http://127.0.0.1:"
                                + service.getEnvironment().getProperty("local.server.port")
                                + "/f/"
                                + form);
        long[] times = new long[count];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(VISITORS);
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int visitor = 0; visitor < VISITORS; visitor++) {
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                                        long began = System.nanoTime();
                                        if (status(client, target, i, run) != 303) {
                                            wrong.incrementAndGet();
                                        }
                                        times[i] = System.nanoTime() - began;
                                    }
                                    done.countDown();
                                });
            }
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (wrong.get() > 0) {
            throw new IllegalStateException(wrong + " registrations were refused");
        }
        Arrays.sort(times);
        return times;
    }

    private static int status(HttpClient client, URI target, int i, String run) {
        try {
            return client.send(
                            HttpRequest.newBuilder(target)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .header("X-Forwarded-For", "81." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255))
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "email=leser" + i + run + "@accept.test&consent=on"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            return 0;
        }
    }

    private void ledger(int events) {
        engine(
                db ->
                        db.sql(
                                        """
                insert into ledger.events (account_id, id, kind, at, header, commitment)
                select 1, gen_random_uuid(), 'REQUESTED', cast(:now as timestamptz),
                       '{"account":1,"at":"2026-01-01T00:00:00Z","form":"01a0b76e-0000-7000-8000-000000000000","kind":"REQUESTED","v":1,"n":' || n || '}',
                       sha256(convert_to(n::text, 'UTF8'))
                  from generate_series(1, :events) n
                """)
                                .param("now", java.time.OffsetDateTime.parse("2026-01-01T00:00:00Z"))
                                .param("events", events)
                                .update());
        engine(db -> db.sql("insert into ledger.facts select account_id, id, commitment, '{}' from ledger.events e where at < cast('2026-01-02' as date)").update());
        engine(db -> db.sql("insert into ledger.unsealed select account_id, id from ledger.events where at < cast('2026-01-02' as date)").update());
        Sealing sealing = service.getBean(Sealing.class);
        long began = System.nanoTime();
        while (sealing.seal()) {}
        figures.add(new Figure("sealed, events/s", events / ((System.nanoTime() - began) / 1e9), events, 2_000));
        Verification verification = service.getBean(Verification.class);
        began = System.nanoTime();
        long read = verification.run(null).entries();
        figures.add(new Figure("verified, events/s", read / ((System.nanoTime() - began) / 1e9), read, 100_000));
        papers(read);
    }

    private void papers(long entries) {
        ContactId contact =
                new ContactId(
                        engine(db -> db.sql("select contact_id from consent.confirmations limit 1").query(UUID.class).single()));
        Papers papers = service.getBean(Papers.class);
        AccountScope.run(account, () -> papers.of(account, contact, Language.DE).orElseThrow());
        figures.add(Figure.most("certificate, ms", median(() -> papers.certificate(account, contact)), entries, 50));
        figures.add(Figure.most("paper, ms", median(() -> papers.of(account, contact, Language.DE)), entries, 500));
    }

    private double median(Runnable work) {
        long[] times = new long[31];
        for (int i = 0; i < times.length; i++) {
            long began = System.nanoTime();
            AccountScope.run(account, work);
            times[i] = System.nanoTime() - began;
        }
        Arrays.sort(times);
        return times[times.length / 2] / 1e6;
    }

    private String form() {
        Form made =
                AccountScope.call(
                        account,
                        () -> {
                            var list = service.getBean(Lists.class).create(account, new ListDraft("Neues", "", null), BY).orThrow();
                            return service.getBean(Forms.class)
                                    .create(account, list.id(), draft(), BY)
                                    .orThrow();
                        });
        engine(db -> db.sql("update forms.forms set state = 'PUBLIC', public_version = 1").update());
        return made.key();
    }

    private static FormDraft draft() {
        return new FormDraft("Post aus dem Laden", "de", "Ja, ich möchte Post aus dem Laden.", null, null, "https://www.messung.test/datenschutz", List.of(), "none", null);
    }

    private long number(String sql) {
        return engine(db -> db.sql(sql).query(Long.class).single());
    }

    private <T> T engine(Function<JdbcClient, T> work) {
        return Lanes.engine(
                () ->
                        service.getBean(TransactionOperations.class)
                                .execute(tx -> work.apply(service.getBean(JdbcClient.class))));
    }
}
