package com.mailflatrate.bench;

import com.mailflatrate.database.AccountScope;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.imports.ImportOptions;
import com.mailflatrate.imports.ImportState;
import com.mailflatrate.imports.Imports;
import com.mailflatrate.imports.Upload;
import com.mailflatrate.imports.Uploads;
import com.mailflatrate.audience.OriginFacts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.privacy.ending.DueEndings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The end of a contract: everybody of an account is erased, with their proofs blocked, then table
 * after table is emptied, each in transactions of at most a few hundred rows.
 */
final class EndBench {

    private static final String DUE =
            """
            insert into privacy.endings (account_id, ended_at, delete_after, why, by_kind, by_name)
            values (:account, now() - interval '40 days', now() - interval '9 days', '', 'SYSTEM', 'bench')
            """;

    private final ConfigurableApplicationContext service;
    private final AccountId account;
    private final ImportWay way;

    private EndBench(ConfigurableApplicationContext service) {
        this.service = service;
        this.account = BenchCustomer.in(service);
        this.way = new ImportWay(service, account);
    }

    static List<Figure> of(List<String> arguments) throws IOException {
        long contacts = arguments.isEmpty() ? 10_000 : Long.parseLong(arguments.getFirst());
        Path home = BenchHome.fresh();
        Path file = home.resolve("rows.csv");
        new ImportRows().write(file, contacts);
        Path data = home.resolve("data");
        try (ConfigurableApplicationContext service = ImportBench.start(data)) {
            EndBench bench = new EndBench(service);
            bench.fill(file);
            long before = bench.contacts();
            bench.change(DUE);
            Cost cost = Cost.of(ImportBench.postgres(data), () -> DueEndings.delete(service));
            if (bench.contacts() > 0) {
                throw new IllegalStateException(bench.contacts() + " contacts are left");
            }
            return List.of(
                    new Figure("contacts erased a second", before / cost.seconds(), before, 0),
                    new Figure("CPU of Java, ms a contact", 1e3 * cost.java() / before, before, 0),
                    new Figure("CPU of PostgreSQL, ms a contact", 1e3 * cost.database() / before, before, 0),
                    new Figure("heap at most, MB", cost.heapMegabytes(), before, 0));
        }
    }

    private void fill(Path file) throws IOException {
        ListId list = way.list("bench");
        ImportId id = AccountScope.call(account, () -> begin(file, list));
        way.until(id, ImportState.REVIEW);
        way.decide(id);
        way.until(id, ImportState.ACTIVE);
    }

    private ImportId begin(Path file, ListId list) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Upload upload =
                    service.getBean(Uploads.class)
                            .receive(account, list, "rows.csv", in, ImportWay.BY)
                            .orThrow();
            OriginFacts origin =
                    new OriginFacts(
                            OriginFacts.Kind.OTHER_SYSTEM, "Kasse im Laden", null, "Kasse", null, null, null);
            Map<String, String> columns =
                    Map.of(
                            "email", "email", "firstName", "vorname", "lastName", "nachname",
                            "consentAt", "bestaetigt_am", "consentIp", "ip", "consentSource", "quelle");
            return service.getBean(Imports.class)
                    .begin(account, upload.id(), new ImportOptions(columns, null, origin, null, false), ImportWay.BY)
                    .orThrow()
                    .id();
        }
    }

    private long contacts() {
        return Lanes.engine(
                () ->
                        service.getBean(TransactionOperations.class)
                                .execute(
                                        tx ->
                                                service.getBean(JdbcClient.class)
                                                        .sql("select count(*) from audience.contacts where account_id = :account")
                                                        .param("account", account.value())
                                                        .query(Long.class)
                                                        .single()));
    }

    private void change(String sql) {
        Lanes.engine(
                () ->
                        service.getBean(TransactionOperations.class)
                                .executeWithoutResult(
                                        tx ->
                                                service.getBean(JdbcClient.class)
                                                        .sql(sql)
                                                        .param("account", account.value())
                                                        .update()));
    }
}
