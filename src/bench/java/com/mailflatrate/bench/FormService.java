package com.mailflatrate.bench;

import com.mailflatrate.Mailflatrate;
import com.mailflatrate.audience.ListDraft;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.forms.Form;
import com.mailflatrate.forms.FormDraft;
import com.mailflatrate.forms.Forms;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The whole service with one account and one public form, on a database of its own. */
final class FormService implements AutoCloseable {

    private static final Actor BY = Actor.system("bench");

    private final Path data;
    private final ConfigurableApplicationContext service;
    private final AccountId account;
    private final String form;

    private FormService(Path data, ConfigurableApplicationContext service) {
        this.data = data;
        this.service = service;
        this.account = BenchCustomer.in(service);
        this.form = form();
    }

    /** Starts it; clients say who they are by {@code X-Forwarded-For}. */
    static FormService start() throws IOException {
        Path data = BenchHome.fresh().resolve("data");
        return new FormService(
                data,
                SpringApplication.run(
                        Mailflatrate.class,
                        "--mailflatrate.data-dir=" + data,
                        "--mailflatrate.delivery.mode=sandbox",
                        "--mailflatrate.http.port=0",
                        "--mailflatrate.inbound.port=0",
                        "--management.server.port=0",
                        "--mailflatrate.trusted-proxies=127.0.0.1",
                        "--mailflatrate.doors.strangers-per-minute=10000000",
                        "--logging.level.root=warn"));
    }

    AccountId account() {
        return account;
    }

    /** Where its form is posted to. */
    URI target() {
        String port = service.getEnvironment().getProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + "/f/" + form);
    }

    /** Where PostgreSQL keeps its things. */
    Path database() throws IOException {
        return ImportBench.postgres(data);
    }

    <T> T bean(Class<T> type) {
        return service.getBean(type);
    }

    long number(String sql) {
        return engine(db -> db.sql(sql).query(Long.class).single());
    }

    <T> T engine(Function<JdbcClient, T> work) {
        return Lanes.engine(
                () ->
                        service.getBean(TransactionOperations.class)
                                .execute(tx -> work.apply(service.getBean(JdbcClient.class))));
    }

    private String form() {
        Form made =
                AccountScope.call(
                        account,
                        () -> {
                            var list =
                                    service.getBean(Lists.class)
                                            .create(account, new ListDraft("Neues", "", null), BY)
                                            .orThrow();
                            return service.getBean(Forms.class)
                                    .create(account, list.id(), draft(), BY)
                                    .orThrow();
                        });
        engine(db -> db.sql("update forms.forms set state = 'PUBLIC', public_version = 1").update());
        return made.key();
    }

    private static FormDraft draft() {
        return new FormDraft(
                "Post aus dem Laden",
                "de",
                "Ja, ich möchte Post aus dem Laden.",
                null,
                null,
                "https://www.messung.test/datenschutz",
                List.of(),
                "none",
                null);
    }

    @Override
    public void close() {
        service.close();
    }
}
