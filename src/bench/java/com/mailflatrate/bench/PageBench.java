package com.mailflatrate.bench;

import com.mailflatrate.Mailflatrate;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.detail.Tags;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.segments.Clause;
import com.mailflatrate.segments.Rule;
import com.mailflatrate.segments.Segments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What the pages of contacts ask of the database when it is full: one account with at most a million
 * contacts, the rest spread over 99 others. Milliseconds; without drawing the page.
 */
final class PageBench {

    private static final int ACCOUNTS = 99;
    private static final int LOOKS = 60;
    private static final double PAGE_MS = 100;
    private static final double COUNT_MS = 1_000;

    private static final String CONTACTS =
            """
            insert into audience.contacts (account_id, id, email, key, key_id, hash, fields, created_at)
            select :account, gen_random_uuid(), a.address, a.address, 1, sha256(convert_to(:account || a.address, 'UTF8')),
                   jsonb_build_object('firstName', 'Vorname' || n % 977, 'city', 'Ort' || n % 97, 'visits', (n % 50)::text),
                   timestamptz '2024-01-01' + make_interval(hours => n % 10000)
              from generate_series(cast(:from as integer), cast(:to as integer)) n,
                   lateral (select md5(n::text) || '@firma' || n % 211 || '.test' as address) a
            """;
    private static final String MEMBERSHIPS =
            """
            insert into audience.memberships (account_id, contact_id, list_id, key, status, since_at, by_kind, by_name, created_at)
            select c.account_id, c.id, :list, c.key,
                   case when get_byte(c.hash, 0) < 8 then 'UNSUBSCRIBED' when get_byte(c.hash, 0) = 255 then 'COMPLAINED'
                        else 'SUBSCRIBED' end,
                   c.created_at, 'SYSTEM', 'bench', c.created_at
              from audience.contacts c
             where c.account_id = :account
            """;

    private final ConfigurableApplicationContext service;
    private final List<Figure> figures = new ArrayList<>();
    private final AccountId account;
    private final ListId list = new ListId(UUID.randomUUID());

    private PageBench(ConfigurableApplicationContext service) {
        this.service = service;
        this.account = BenchCustomer.in(service);
    }

    static List<Figure> of(List<String> arguments) throws IOException {
        int rows = arguments.isEmpty() ? 1_000_000 : Integer.parseInt(arguments.getFirst());
        Path data = BenchHome.fresh().resolve("data");
        try (ConfigurableApplicationContext service =
                SpringApplication.run(
                        Mailflatrate.class,
                        "--mailflatrate.data-dir=" + data,
                        "--mailflatrate.delivery.mode=sandbox",
                        "--mailflatrate.http.port=0",
                        "--mailflatrate.inbound.port=0",
                        "--management.server.port=0",
                        "--logging.level.root=warn")) {
            PageBench bench = new PageBench(service);
            int own = Math.min(1_000_000, rows / 2);
            bench.fill(bench.account.value(), bench.list.value(), own);
            for (int i = 0; i < ACCOUNTS; i++) {
                bench.fill(1_000_000 + i, UUID.randomUUID(), (rows - own) / ACCOUNTS);
            }
            bench.settle();
            AccountScope.run(bench.account, () -> bench.measure(own));
            return bench.figures;
        }
    }

    private void measure(int own) {
        Contacts contacts = service.getBean(Contacts.class);
        page("all contacts", contacts, filter(null, null, null, ""));
        page("a list", contacts, filter(list, null, null, ""));
        page("a list, subscribed", contacts, filter(list, MembershipStatus.SUBSCRIBED, null, ""));
        page("a list, complained", contacts, filter(list, MembershipStatus.COMPLAINED, null, ""));
        page("complained anywhere", contacts, filter(null, MembershipStatus.COMPLAINED, null, ""));
        page("held anywhere, nobody", contacts, filter(null, MembershipStatus.HELD, null, ""));
        page("a rare tag", contacts, filter(null, null, "rare", ""));
        page("a rare tag on a list", contacts, filter(list, null, "rare", ""));
        page("beginning of an address", contacts, filter(null, null, null, "ab1"));
        look("lists with counts", PAGE_MS, () -> service.getBean(Lists.class).page(account, PageRequest.first()));
        look("tags with counts", PAGE_MS, () -> service.getBean(Tags.class).all(account));
        count("segment: a field", own, new Rule.Test(Clause.FIELD_EQUAL, "city", "Ort7"));
        count("segment: a number", own, new Rule.Test(Clause.FIELD_MORE, "visits", "40"));
        count("segment: a standing", own, new Rule.Test(Clause.LIST_STANDING, list.toString(), "SUBSCRIBED"));
        count(
                "segment: field and standing",
                own,
                new Rule.Group(
                        Rule.Match.ALL,
                        List.of(
                                new Rule.Test(Clause.FIELD_EQUAL, "city", "Ort7"),
                                new Rule.Test(Clause.LIST_STANDING, list.toString(), "SUBSCRIBED"))));
    }

    private static Contacts.Filter filter(ListId list, MembershipStatus status, String tag, String prefix) {
        return new Contacts.Filter(list, status, tag, prefix);
    }

    private void page(String name, Contacts contacts, Contacts.Filter filter) {
        look("page: " + name, PAGE_MS, () -> contacts.page(account, filter, new PageRequest(12, null)));
    }

    private void count(String name, int own, Rule rule) {
        Segments segments = service.getBean(Segments.class);
        long[] took = times(5, () -> segments.preview(account, rule));
        figures.add(Figure.most(name + ", ms (median)", took[took.length / 2] / 1e6, own, COUNT_MS));
    }

    private void look(String name, double most, Runnable asked) {
        long[] took = times(LOOKS, asked);
        figures.add(Figure.most(name + ", ms (p95)", took[took.length * 95 / 100] / 1e6, took.length, most));
    }

    private static long[] times(int looks, Runnable asked) {
        asked.run();
        long[] took = new long[looks];
        for (int i = 0; i < looks; i++) {
            long begun = System.nanoTime();
            asked.run();
            took[i] = System.nanoTime() - begun;
        }
        Arrays.sort(took);
        return took;
    }

    private void fill(long of, UUID onList, int rows) {
        change(
                "insert into audience.lists (account_id, id, name, by_kind, by_name, created_at)"
                        + " values (:account, :list, 'Liste', 'SYSTEM', 'bench', '2024-01-01')",
                of, onList, 0, 0);
        for (int from = 1; from <= rows; from += 250_000) {
            change(CONTACTS, of, onList, from, Math.min(rows, from + 249_999));
        }
        change(MEMBERSHIPS, of, onList, 0, 0);
    }

    private void settle() {
        change(
                "insert into audience.tags (account_id, tag, created_at) values (:account, 'rare', '2024-01-01')",
                account.value(), list.value(), 0, 0);
        change(
                "insert into audience.contact_tags (account_id, contact_id, tag, key)"
                        + " select account_id, id, 'rare', key from audience.contacts"
                        + " where account_id = :account and get_byte(hash, 1) = 7 and get_byte(hash, 2) < 32",
                account.value(), list.value(), 0, 0);
    }

    private void change(String statement, long of, UUID onList, int from, int to) {
        Lanes.engine(
                () ->
                        service.getBean(TransactionOperations.class)
                                .executeWithoutResult(
                                        tx ->
                                                service.getBean(JdbcClient.class)
                                                        .sql(statement)
                                                        .param("account", of)
                                                        .param("list", onList)
                                                        .param("from", from)
                                                        .param("to", to)
                                                        .update()));
    }
}
