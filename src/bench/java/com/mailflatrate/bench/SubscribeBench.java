package com.mailflatrate.bench;

import com.mailflatrate.database.AccountScope;
import com.mailflatrate.evidence.Papers;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.ledger.Sealing;
import com.mailflatrate.ledger.verify.Verification;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Registrations at a form over HTTP while everything that follows them runs as well: some visitors, each
 * of whom posts again as soon as it was thanked, then visitors who come at a steady rate whether the
 * ones before them were thanked or not. Then the ledger they left: how fast the sealer caught up,
 * verification, a certificate and its paper.
 */
final class SubscribeBench {

    private static final String OLD = "at < cast('2026-01-02' as date)";
    private static final int STEADY_SECONDS = 10;

    private final FormService service;
    private final List<Figure> figures = new ArrayList<>();

    private SubscribeBench(FormService service) {
        this.service = service;
    }

    static List<Figure> of(List<String> arguments) throws IOException {
        int registrations = argument(arguments, 0, 5_000);
        int events = argument(arguments, 1, 100_000);
        int perSecond = argument(arguments, 2, 150);
        int visitors = argument(arguments, 3, 32);
        try (FormService service = FormService.start()) {
            SubscribeBench bench = new SubscribeBench(service);
            post(new Visitors(service.target(), 4), Math.min(2_000, registrations), "warm");
            bench.followed();
            bench.register(registrations, visitors);
            bench.steadily(perSecond);
            bench.figures.forEach(figure -> System.err.println(figure.line()));
            if (events > 0) {
                bench.ledger(events);
            }
            return bench.figures;
        }
    }

    private static int argument(List<String> arguments, int at, int otherwise) {
        return arguments.size() <= at ? otherwise : Integer.parseInt(arguments.get(at));
    }

    /** Its cost is taken until all that follows was done: asked, sent, its reply kept, sealed. */
    private void register(int count, int atOnce) throws IOException {
        long[][] times = new long[1][];
        double[] answered = new double[1];
        long[] waiting = new long[1];
        Visitors visitors = new Visitors(service.target(), atOnce);
        Cost all =
                Cost.of(
                        service.database(),
                        () -> {
                            long began = System.nanoTime();
                            times[0] = post(visitors, count, "run");
                            answered[0] = (System.nanoTime() - began) / 1e9;
                            waiting[0] = service.number("select count(*) from ledger.unsealed");
                            followed();
                        });
        figures.add(new Figure("registrations/s", count / answered[0], count, 500));
        figures.add(Figure.most("refused", visitors.refused(), count, 0));
        figures.add(Figure.most("median, ms", times[0][count / 2] / 1e6, count, 1e9));
        figures.add(Figure.most("99 of 100 within, ms", times[0][count * 99 / 100] / 1e6, count, 100));
        figures.add(each("CPU of a registration and all that follows, visitors too, us", all.java(), count));
        figures.add(each("of PostgreSQL, us", all.database(), count));
        figures.add(Figure.most("events not sealed at the end", waiting[0], count, count));
        figures.add(Figure.most("until all that follows was done, s", all.seconds() - answered[0], count, 60));
    }

    private void steadily(int perSecond) throws IOException {
        int count = perSecond * STEADY_SECONDS;
        Visitors visitors = new Visitors(service.target(), 0);
        long[] times =
                visitors.arrive(
                        count, perSecond, i -> "leser" + i + "steady@accept.test", SubscribeBench::place);
        figures.add(Figure.most("refused of those who come steadily", visitors.refused(), count, 0));
        figures.add(Figure.most("their median, ms", times[count / 2] / 1e6, perSecond, 1e9));
        figures.add(Figure.most("99 of 100 of them within, ms", times[count * 99 / 100] / 1e6, perSecond, 100));
        followed();
    }

    private static Figure each(String name, double seconds, int count) {
        return Figure.most(name, seconds * 1e6 / count, count, 1e9);
    }

    /** Until everybody was asked, every mail accepted, its reply kept, and all of it sealed. */
    private void followed() {
        while (service.number(
                                "select count(*) from optin.registrations where state = 'WAITING' and due_at = requested_at")
                        + service.number("select count(*) from optin.confirmations where accept_event is null")
                        + service.number("select count(*) from ledger.unsealed")
                > 0) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static long[] post(Visitors visitors, int count, String run) {
        return visitors.post(count, i -> "leser" + i + run + "@accept.test", SubscribeBench::place);
    }

    private static String place(int i) {
        return "81." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255);
    }

    private void ledger(int events) throws IOException {
        fill(events);
        Sealing sealing = service.bean(Sealing.class);
        Cost sealed =
                Cost.of(
                        service.database(),
                        () -> {
                            while (sealing.seal()) {}
                        });
        figures.add(new Figure("sealed, events/s", events / sealed.seconds(), events, 2_000));
        figures.add(each("CPU of sealing an event, us", sealed.java(), events));
        figures.add(each("of PostgreSQL, us", sealed.database(), events));
        long[] read = new long[1];
        Verification verification = service.bean(Verification.class);
        Cost verified =
                Cost.of(service.database(), () -> read[0] = verification.run(null).entries());
        figures.add(
                new Figure("verified, events/s", read[0] / verified.seconds(), read[0], 100_000));
        figures.add(each("CPU of verifying an event, us", verified.java(), (int) read[0]));
        figures.add(each("of PostgreSQL, us", verified.database(), (int) read[0]));
        papers(read[0]);
    }

    /** Events of somebody else, made by the database at once, with ids that grow as ours do. */
    private void fill(int events) {
        service.engine(
                db ->
                        db.sql(
                                        """
                insert into ledger.events (account_id, id, kind, at, header, commitment)
                select 1, uuidv7(), 'REQUESTED', cast(:now as timestamptz),
                       '{"account":1,"at":"2026-01-01T00:00:00Z","form":"01a0b76e-0000-7000-8000-000000000000","kind":"REQUESTED","n":' || n || ',"v":1}',
                       sha256('\\x01'::bytea || sha256(convert_to(n::text, 'UTF8')) || '{}'::bytea)
                  from generate_series(1, :events) n
                """)
                                .param("now", OffsetDateTime.parse("2026-01-01T00:00:00Z"))
                                .param("events", events)
                                .update());
        service.engine(
                db ->
                        db.sql(
                                        "insert into ledger.facts select account_id, id,"
                                                + " sha256(convert_to(substring(header from '\"n\":([0-9]+)'), 'UTF8')), '{}'"
                                                + " from ledger.events where "
                                                + OLD)
                                .update());
        service.engine(
                db ->
                        db.sql(
                                        "insert into ledger.unsealed select account_id, id from ledger.events where "
                                                + OLD)
                                .update());
        service.engine(db -> db.sql("analyze ledger.events, ledger.facts").update());
    }

    private void papers(long entries) {
        AccountId account = service.account();
        ContactId contact =
                new ContactId(
                        service.engine(
                                db ->
                                        db.sql("select contact_id from optin.confirmations limit 1")
                                                .query(UUID.class)
                                                .single()));
        Papers papers = service.bean(Papers.class);
        AccountScope.run(account, () -> papers.of(account, contact, Language.DE).orElseThrow());
        figures.add(
                Figure.most(
                        "certificate, ms", median(() -> papers.certificate(account, contact)), entries, 50));
        figures.add(
                Figure.most(
                        "paper, ms", median(() -> papers.of(account, contact, Language.DE)), entries, 500));
    }

    private double median(Runnable work) {
        long[] times = new long[31];
        for (int i = 0; i < times.length; i++) {
            long began = System.nanoTime();
            AccountScope.run(service.account(), work);
            times[i] = System.nanoTime() - began;
        }
        Arrays.sort(times);
        return times[times.length / 2] / 1e6;
    }
}
