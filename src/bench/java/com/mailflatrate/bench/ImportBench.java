package com.mailflatrate.bench;

import com.mailflatrate.Mailflatrate;
import com.mailflatrate.audience.OriginFacts;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.database.CopyIn;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.imports.ImportOptions;
import com.mailflatrate.imports.ImportState;
import com.mailflatrate.imports.Imports;
import com.mailflatrate.imports.Upload;
import com.mailflatrate.imports.Uploads;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A file on its whole way in the running service: taken in, checked, let onto a list, rolled back.
 * Beside it, in the same run and the same database, the least that could be done with these rows:
 * {@link ImportAnchor}.
 */
final class ImportBench {

    private static final double TARGET = 25_000;
    private static final double SHARE = 0.4;

    private final ConfigurableApplicationContext service;
    private final Path database;
    private final AccountId account;
    private final ImportWay way;
    private final List<Figure> figures = new ArrayList<>();
    private final long rows;
    private Cost anchored;

    private ImportBench(ConfigurableApplicationContext service, Path database, long rows) {
        this.service = service;
        this.database = database;
        this.account = BenchCustomer.in(service);
        this.way = new ImportWay(service, account);
        this.rows = rows;
    }

    static List<Figure> of(List<String> arguments) throws IOException {
        if (arguments.contains("--line")) {
            return LongLine.of();
        }
        if (arguments.contains("--memory")) {
            return LargeFile.of(arguments);
        }
        long rows = arguments.isEmpty() ? 100_000 : Long.parseLong(arguments.getFirst());
        Path home = BenchHome.fresh();
        Path file = home.resolve("rows.csv");
        new ImportRows().write(file, rows);
        Path data = home.resolve("data");
        try (ConfigurableApplicationContext service = start(data)) {
            ImportBench bench = new ImportBench(service, postgres(data), rows);
            bench.warm(home.resolve("warm.csv"));
            bench.anchor(file);
            bench.measure(file);
            return bench.figures;
        }
    }

    static ConfigurableApplicationContext start(Path data) {
        return SpringApplication.run(
                Mailflatrate.class,
                "--mailflatrate.data-dir=" + data,
                "--mailflatrate.delivery.mode=sandbox",
                "--mailflatrate.http.port=0",
                "--mailflatrate.inbound.port=0",
                "--management.server.port=0",
                "--logging.level.root=warn");
    }

    static Path postgres(Path data) throws IOException {
        String moved = data.toString().substring(1).replace('/', '-');
        for (Path root : List.of(data, Path.of("/var/lib/mailflatrate-postgres"))) {
            try (var paths = Files.exists(root) ? Files.walk(root, 4) : java.util.stream.Stream.<Path>of()) {
                var found =
                        paths.filter(path -> path.endsWith("postmaster.pid"))
                                .filter(path -> root.equals(data) || path.toString().contains(moved))
                                .findFirst();
                if (found.isPresent()) {
                    return found.get().getParent();
                }
            }
        }
        return data;
    }

    /** The machine code of the way, from a small file nobody counts. */
    private void warm(Path file) throws IOException {
        new ImportRows().write(file, 20_000);
        ImportId id = begin(file, way.list("warm"));
        way.until(id, ImportState.REVIEW);
        way.decide(id);
        way.until(id, ImportState.ACTIVE);
        way.rollBack(id);
        way.until(id, ImportState.ROLLED_BACK);
    }

    private void measure(Path file) throws IOException {
        ListId list = way.list("bench");
        Upload[] upload = new Upload[1];
        Cost received = Cost.of(database, () -> upload[0] = receive(file, list));
        add("file taken in and looked through", received, 0);
        ImportId[] id = new ImportId[1];
        Cost checked =
                Cost.of(
                        database,
                        () -> {
                            id[0] = begin(upload[0]);
                            way.until(id[0], ImportState.REVIEW);
                        });
        add("checked", checked, 0);
        Cost entered =
                Cost.of(
                        database,
                        () -> {
                            way.decide(id[0]);
                            way.until(id[0], ImportState.ACTIVE);
                        });
        add("taken in", entered, 0);
        double seconds = received.seconds() + checked.seconds() + entered.seconds();
        figures.add(new Figure("all of it, rows/s", rows / seconds, rows, TARGET));
        Cost left =
                Cost.of(
                        database,
                        () -> {
                            way.rollBack(id[0]);
                            way.until(id[0], ImportState.ROLLED_BACK);
                        });
        add("rolled back", left, 0);
        share("speed of the whole way beside the anchor", seconds, anchored.seconds());
        share("speed of taking in beside the anchor", entered.seconds(), anchored.seconds());
        share(
                "CPU of the whole way beside the anchor",
                work(received) + work(checked) + work(entered),
                work(anchored));
    }

    private void share(String name, double ours, double least) {
        figures.add(new Figure(name, least / ours, rows, SHARE));
    }

    private static double work(Cost cost) {
        return cost.java() + cost.database();
    }

    private void anchor(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String onto = way.list("anchor").toString();
        ImportAnchor anchor =
                new ImportAnchor(service.getBean(JdbcClient.class), service.getBean(CopyIn.class));
        Cost cost =
                Cost.of(
                        database,
                        () ->
                                Lanes.engine(
                                        () ->
                                                service.getBean(TransactionOperations.class)
                                                        .executeWithoutResult(
                                                                tx ->
                                                                        anchor.insert(
                                                                                lines.subList(1, lines.size()),
                                                                                account.value(),
                                                                                onto))));
        add("anchor: set-based insert of the same rows", cost, 0);
        anchored = cost;
    }

    private Upload receive(Path file, ListId list) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return AccountScope.call(
                    account,
                    () ->
                            service.getBean(Uploads.class)
                                    .receive(account, list, "rows.csv", in, ImportWay.BY)
                                    .orThrow());
        }
    }

    private ImportId begin(Path file, ListId list) throws IOException {
        return begin(receive(file, list));
    }

    private ImportId begin(Upload upload) {
        ImportOptions options =
                new ImportOptions(
                        Map.of(
                                "email", "email", "firstName", "vorname", "lastName", "nachname",
                                "consentAt", "bestaetigt_am", "consentIp", "ip", "consentSource", "quelle"),
                        null,
                        new OriginFacts(
                                OriginFacts.Kind.OTHER_SYSTEM, "Kasse im Laden", null, "Kasse", null, null, null),
                        null,
                        false);
        return AccountScope.call(
                account,
                () ->
                        service.getBean(Imports.class)
                                .begin(account, upload.id(), options, ImportWay.BY)
                                .orThrow()
                                .id());
    }

    private void add(String name, Cost cost, double target) {
        figures.add(new Figure(name + ", rows/s", rows / cost.seconds(), rows, target));
        System.out.printf(
                Locale.ROOT,
                "%-44s %7.2f s wall  %6.2f s CPU Java  %6.2f s CPU PostgreSQL  heap ≤ %d MB%n",
                name,
                cost.seconds(),
                cost.java(),
                cost.database(),
                cost.heapMegabytes());
    }
}
