package com.mailflatrate.imports;

import static com.mailflatrate.imports.ImportApi.HEADINGS;
import static com.mailflatrate.imports.ImportApi.OPTIONS;
import static com.mailflatrate.imports.ImportApi.bare;
import static com.mailflatrate.imports.ImportApi.proven;
import static com.mailflatrate.imports.ImportApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two imports at once, and one whose check was cut off: nothing is lost, nothing stands twice. */
@DatabaseTest
class UntimelyImportTest {

    private static final int MANY = 1_200;

    private final ApplicationContext context;
    private final Customers customers;
    private final Http http;
    private final ImportApi api;
    private Customer acme;
    private String[] operator;

    @Autowired
    UntimelyImportTest(ApplicationContext context, @LocalServerPort int port) {
        this.context = context;
        this.customers = new Customers(context);
        this.http = new Http(port);
        this.api = new ImportApi(http);
    }

    @BeforeEach
    void aCustomer() {
        acme = customers.active("Zur Unzeit GmbH");
        operator = customers.operator();
    }

    @Test
    void theSameFileTwiceAtOnceBringsEveryPersonOnce() {
        String list = api.list(acme, "Zweimal");
        byte[] file = rows("zweimal", 0, MANY).getBytes(StandardCharsets.UTF_8);
        Supplier<HttpResponse<String>> upload = () -> api.upload(acme, list, file, OPTIONS);
        CompletableFuture<HttpResponse<String>> other = CompletableFuture.supplyAsync(upload);
        String one = settled(read(upload.get()).get("id").asString(), "review");
        String two = settled(read(other.join()).get("id").asString(), "review");
        CompletableFuture<Void> approval = CompletableFuture.runAsync(() -> approve(one));
        approve(two);
        approval.join();
        settled(one, "active");
        settled(two, "active");
        assertThat(api.counts(acme, list).get("subscribed").asLong()).isEqualTo(MANY);
        long first = api.find(acme, one).get("accepted").asLong();
        long second = api.find(acme, two).get("accepted").asLong();
        assertThat(first + second).as("each row came with one of them").isEqualTo(MANY);
    }

    @Test
    void anImportComesInWholeWhileAnotherOneWithTheSamePeopleIsTakenBack() {
        String leaving = api.list(acme, "Geht");
        String coming = api.list(acme, "Kommt");
        String old = checked(leaving, rows("gast", 0, MANY));
        approve(old);
        settled(old, "active");
        String fresh = checked(coming, rows("gast", MANY / 2, MANY + MANY / 2));
        CompletableFuture<Void> rollBack =
                CompletableFuture.runAsync(
                        () ->
                                http.postJson(
                                        "/api/v1/imports/" + old + "/rollback", "", acme.bearer()));
        approve(fresh);
        rollBack.join();
        settled(old, "rolled-back");
        settled(fresh, "active");
        assertThat(api.counts(acme, leaving).get("subscribed").asLong()).isZero();
        assertThat(api.counts(acme, coming).get("subscribed").asLong()).isEqualTo(MANY);
        assertThat(contacts()).as("who came with the old one alone is gone").isEqualTo(MANY);
    }

    @Test
    void aCheckThatWasCutOffBeginsAnewAndCountsNothingTwice() {
        String list = api.list(acme, "Abgebrochen");
        String id =
                checked(
                        list,
                        HEADINGS
                                + proven("da@mail.test", "")
                                + proven("auch@mail.test", "")
                                + bare("ohne@mail.test"));
        engine("update imports.imports set state = 'CHECKING', done = 1 where id = ?", id);
        engine("delete from imports.rows where line > 2 and import_id = ?", id);
        engine(
                "insert into imports.staging (import_id, line, email, fields, grade, doubtful)"
                        + " values (?, 3, 'auch@mail.test', '{}', 'P1', false)",
                id);
        context.getBean(ImportWorker.class).goOn();
        settled(id, "review");
        JsonNode again = api.find(acme, id);
        assertThat(again.get("total").asLong()).isEqualTo(3);
        assertThat(again.get("accepted").asLong()).isEqualTo(2);
        assertThat(again.get("unproven").asLong()).isEqualTo(1);
        assertThat(again.get("rejected").asLong()).isZero();
    }

    private String checked(String list, String file) {
        return api.checked(acme, list, file).get("id").asString();
    }

    private void approve(String id) {
        http.postJson(
                "/api/v1/operator/imports/" + id + "/decision",
                "{\"decision\": \"approve\", \"note\": \"\"}",
                operator);
    }

    private String settled(String id, String state) {
        Eventually.until(state, () -> api.find(acme, id).get("state").asString().equals(state));
        return id;
    }

    private long contacts() {
        return Lanes.engine(
                () ->
                        context.getBean(JdbcClient.class)
                                .sql("select count(*) from audience.contacts where account_id = ?")
                                .param(acme.account().value())
                                .query(Long.class)
                                .single());
    }

    private void engine(String sql, String id) {
        Lanes.engine(
                () ->
                        context.getBean(JdbcClient.class)
                                .sql(sql)
                                .param(UUID.fromString(id))
                                .update());
    }

    private static String rows(String who, int from, int until) {
        StringBuilder file = new StringBuilder(HEADINGS);
        for (int i = from; i < until; i++) {
            file.append(proven(who + "." + Integer.toString(i, 26) + "x@mail.test", ""));
        }
        return file.toString();
    }
}
