package com.mailflatrate.bench;

import com.mailflatrate.Mailflatrate;
import com.mailflatrate.bench.FullDatabase.Share;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.segments.Clause;
import com.mailflatrate.segments.Rule;
import com.mailflatrate.segments.Segment;
import com.mailflatrate.segments.Segments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The pages of a full database, asked for over HTTP by somebody who is signed in, and what segments
 * count: one account with at most a million contacts, the rest spread over 99 others. Every look is
 * at another part of the account. {@code --data DIR} keeps the filled database there, and finds it
 * again.
 */
final class PageBench {

    private static final int ACCOUNTS = 99;
    private static final int LOOKS = 100;
    private static final int COUNTS = 5;
    private static final double PAGE_MS = 100;
    private static final double COUNT_MS = 1_000;
    private static final String FILLED = "filled-for-pages";
    private static final Pattern CONTACT = Pattern.compile("/contacts/([0-9a-f-]{36})");

    private final ConfigurableApplicationContext service;
    private final List<Figure> figures = new ArrayList<>();
    private final AccountId account;
    private final UUID list;
    private final int own;

    private PageBench(ConfigurableApplicationContext service, AccountId account, UUID list, int own) {
        this.service = service;
        this.account = account;
        this.list = list;
        this.own = own;
    }

    static List<Figure> of(List<String> arguments) throws IOException {
        List<String> rest = new ArrayList<>(arguments);
        Path data = data(rest);
        int rows = rest.isEmpty() ? 1_000_000 : Integer.parseInt(rest.getFirst());
        try (ConfigurableApplicationContext service =
                SpringApplication.run(
                        Mailflatrate.class,
                        "--mailflatrate.data-dir=" + data,
                        "--mailflatrate.delivery.mode=sandbox",
                        "--mailflatrate.http.port=0",
                        "--mailflatrate.inbound.port=0",
                        "--management.server.port=0",
                        "--logging.level.root=warn")) {
            PageBench bench = filled(service, data.resolve(FILLED), rows);
            bench.measure();
            return bench.figures;
        }
    }

    private static Path data(List<String> rest) throws IOException {
        int at = rest.indexOf("--data");
        if (at < 0) {
            return BenchHome.fresh().resolve("data");
        }
        rest.remove(at);
        return Path.of(rest.remove(at)).toAbsolutePath();
    }

    /** The database with its contacts; what was filled before is written in a file beside it. */
    private static PageBench filled(ConfigurableApplicationContext service, Path note, int rows) throws IOException {
        if (Files.exists(note)) {
            String[] known = Files.readString(note).strip().split(" ");
            return new PageBench(
                    service, new AccountId(Long.parseLong(known[0])), UUID.fromString(known[1]), Integer.parseInt(known[2]));
        }
        int own = Math.min(1_000_000, rows / 2);
        PageBench bench = new PageBench(service, BenchCustomer.in(service), UUID.randomUUID(), own);
        List<Share> shares = new ArrayList<>(List.of(new Share(bench.account.value(), bench.list, own)));
        for (int i = 0; i < ACCOUNTS; i++) {
            shares.add(new Share(1_000_000 + i, UUID.randomUUID(), (rows - own) / ACCOUNTS));
        }
        long begun = System.nanoTime();
        new FullDatabase(service.getBean("ownerDataSource", DataSource.class)).fill(shares);
        System.out.printf(Locale.ROOT, "%d contacts in %.0f s%n", rows, (System.nanoTime() - begun) / 1e9);
        Files.writeString(note, bench.account.value() + " " + bench.list + " " + own + "\n");
        return bench;
    }

    private void measure() {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        try (PageVisits visits =
                new PageVisits(Integer.parseInt(port), BenchCustomer.session(service))) {
            contacts(visits);
            others(visits);
        }
        AccountScope.run(account, this::counts);
    }

    private void contacts(PageVisits visits) {
        String on = "/contacts?list=" + list;
        look(visits, "the first contacts", n -> "/contacts");
        look(visits, "contacts, somewhere", n -> "/contacts?cursor=" + cursor(n));
        look(visits, "a list", n -> on + "&cursor=" + cursor(n));
        look(visits, "a list, subscribed", n -> on + "&status=subscribed&cursor=" + cursor(n));
        look(visits, "a list, complained", n -> on + "&status=complained&cursor=" + cursor(n));
        look(visits, "a list, held: nobody", n -> on + "&status=held&q=" + prefix(n, 1));
        look(visits, "complained anywhere", n -> "/contacts?status=complained&cursor=" + cursor(n));
        look(visits, "held anywhere: nobody", n -> "/contacts?status=held&cursor=" + cursor(n));
        look(visits, "beginning of an address", n -> "/contacts?q=" + prefix(n, 3));
        look(visits, "beginning, on a list, unsubscribed", n -> on + "&status=unsubscribed&q=" + prefix(n, 2));
        look(visits, "a rare tag", n -> "/contacts?tag=rare");
        look(visits, "a rare tag on a list", n -> on + "&tag=rare");
        look(visits, "a rare tag, held: nobody", n -> "/contacts?status=held&tag=rare");
        look(visits, "a common tag", n -> "/contacts?tag=common&cursor=" + cursor(n));
        look(visits, "a common tag on a list, complained", n -> on + "&status=complained&tag=common&cursor=" + cursor(n));
        Matcher contact = CONTACT.matcher(visits.get("/contacts?cursor=" + cursor(1)));
        if (contact.find()) {
            look(visits, "one contact", n -> "/contacts/" + contact.group(1));
        }
    }

    private void others(PageVisits visits) {
        look(visits, "lists", n -> "/lists");
        look(visits, "one list", n -> "/lists/" + list);
        look(visits, "suppressions", n -> "/suppressions");
        look(visits, "segments", n -> "/segments");
        UUID common = segment("Ort 7", new Rule.Test(Clause.FIELD_EQUAL, "city", "Ort7"));
        UUID rare = segment("Selten", new Rule.Test(Clause.FIELD_EQUAL, "rare", "yes"));
        look(visits, "a segment", n -> "/segments/" + common + "?cursor=" + cursor(n));
        look(visits, "a segment of five", n -> "/segments/" + rare);
        look(visits, "who is in it", COUNT_MS, n -> "/segments/" + rare + "?now=true");
        look(visits, "start", n -> "/start");
    }

    private UUID segment(String name, Rule rule) {
        return AccountScope.call(
                account,
                () ->
                        service.getBean(Segments.class)
                                .create(account, name, rule, Segment.Kind.LIVE, Actor.system("bench"))
                                .orThrow()
                                .id());
    }

    private void counts() {
        Rule city = new Rule.Test(Clause.FIELD_EQUAL, "city", "Ort7");
        Rule standing = new Rule.Test(Clause.LIST_STANDING, list.toString(), "SUBSCRIBED");
        count("a field", city);
        count("a number", new Rule.Test(Clause.FIELD_MORE, "visits", "40"));
        count("part of a text", new Rule.Test(Clause.FIELD_CONTAINS, "firstName", "name9"));
        count("a standing", standing);
        count("a tag", new Rule.Test(Clause.TAG_HAS, "rare", ""));
        count("no tag", new Rule.Test(Clause.TAG_LACKS, "common", ""));
        count("had no mail", new Rule.Test(Clause.MAILED_NOT_WITHIN_DAYS, "", "90"));
        count("field and standing", new Rule.Group(Rule.Match.ALL, List.of(city, standing)));
        count(
                "nested",
                new Rule.Group(
                        Rule.Match.ANY,
                        List.of(
                                new Rule.Group(Rule.Match.NONE, List.of(standing, city)),
                                new Rule.Test(Clause.TAG_HAS, "rare", ""))));
        UUID live = segment("Wer " + UUID.randomUUID(), city);
        look(
                "members of a live segment",
                COUNT_MS,
                () -> service.getBean(Segments.class).contacts(account, live, new PageRequest(50, null)));
    }

    private void look(PageVisits visits, String name, IntFunction<String> path) {
        look(visits, name, PAGE_MS, path);
    }

    private void look(PageVisits visits, String name, double most, IntFunction<String> path) {
        add("page: " + name, "p95", most, visits.times(LOOKS, path), 95);
    }

    private void count(String name, Rule rule) {
        look(name, COUNT_MS, () -> service.getBean(Segments.class).preview(account, rule).orThrow());
    }

    private void look(String name, double most, Runnable asked) {
        asked.run();
        long[] took = new long[COUNTS];
        for (int i = 0; i < COUNTS; i++) {
            long begun = System.nanoTime();
            asked.run();
            took[i] = System.nanoTime() - begun;
        }
        Arrays.sort(took);
        add("segment: " + name, "median", most, took, 50);
    }

    private void add(String name, String what, double most, long[] took, int hundredth) {
        Figure figure =
                Figure.most(name + ", ms (" + what + ")", took[took.length * hundredth / 100] / 1e6, took.length, most);
        System.out.printf(Locale.ROOT, "%s  median %.1f%n", figure.line(), took[took.length / 2] / 1e6);
        figures.add(figure);
    }

    /** A place among the addresses, another one for each look. */
    private static String cursor(int n) {
        byte[] key = prefix(n, 8).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    private static String prefix(int n, int digits) {
        return String.format(Locale.ROOT, "%08x", (n + 1) * 0x9E3779B1).substring(0, digits);
    }
}
