package com.mailflatrate.imports;

import static com.mailflatrate.imports.ImportApi.HEADINGS;
import static com.mailflatrate.imports.ImportApi.bare;
import static com.mailflatrate.imports.ImportApi.proven;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.imports.EntrySteps.Step;
import com.mailflatrate.kernel.ImportId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/**
 * A large part of an import comes in by two transactions: one may be through when the other is not.
 */
@DatabaseTest
class HalfAnImportTest {

    private static final int MIDDLE = 4; // the line of the third row
    private static final int LAST = 7;

    private final ApplicationContext context;
    private final ImportApi api;
    private final Http http;
    private final EntrySteps steps;
    private Customer acme;
    private String list;
    private String id;

    @Autowired
    HalfAnImportTest(ApplicationContext context, EntrySteps steps, @LocalServerPort int port) {
        this.context = context;
        this.steps = steps;
        this.http = new Http(port);
        this.api = new ImportApi(http);
    }

    @BeforeEach
    void sixRowsOnTheirWay() {
        acme = new Customers(context).active("Halb da GmbH");
        list = api.list(acme, "Halb");
        String rows =
                HEADINGS
                        + proven("eins@mail.test", "")
                        + proven("zwei@mail.test", "")
                        + bare("drei@mail.test")
                        + proven("vier@mail.test", "")
                        + proven("fuenf@mail.test", "")
                        + bare("sechs@mail.test");
        id = api.checked(acme, list, rows).get("id").asString();
        turn("ENTERING");
    }

    @Test
    void whatWasCutOffBetweenItsHalvesIsDoneAgainAndNobodyCountsTwice() {
        steps.half(batch(), 0, MIDDLE);
        assertThat(standing("subscribed")).isEqualTo(2);
        context.getBean(EntryWorker.class).goOn();
        JsonNode end = settled("active");
        assertThat(end.get("accepted").asLong()).isEqualTo(4);
        assertThat(end.get("unproven").asLong()).isEqualTo(2);
        assertThat(end.get("rejected").asLong()).as(end.toString()).isZero();
        assertThat(standing("subscribed")).isEqualTo(4);
        assertThat(standing("held")).isEqualTo(2);
        assertThat(proofs()).as("one for each who has one").isEqualTo(4);
    }

    @Test
    void whoLeavesBetweenTheHalvesHasLeft() {
        steps.half(batch(), 0, MIDDLE);
        engine(
                "update audience.memberships set status = 'UNSUBSCRIBED' where key = 'zwei@mail.test'"
                        + " and account_id = "
                        + acme.account().value());
        context.getBean(EntryWorker.class).goOn();
        settled("active");
        assertThat(standing("unsubscribed")).isEqualTo(1);
        assertThat(standing("subscribed")).isEqualTo(3);
    }

    @Test
    void aHalfOfAnImportThatWasHeldOrTakenBackMeanwhileDoesNotCome() {
        for (String meanwhile : new String[] {"HELD", "LEAVING", "ROLLED_BACK"}) {
            turn(meanwhile);
            steps.half(batch(), 0, MIDDLE);
            steps.arrived(batch(), new Step.Halves(0, MIDDLE, LAST, 6));
        }
        assertThat(standing("subscribed")).isZero();
        turn("ENTERING");
        context.getBean(EntryWorker.class).goOn();
        settled("active");
        assertThat(standing("subscribed")).as("and nothing is left out later").isEqualTo(4);
    }

    private ImportId batch() {
        return ImportId.parse(id).orElseThrow();
    }

    private JsonNode settled(String state) {
        Eventually.until(state, () -> api.find(acme, id).get("state").asString().equals(state));
        return api.find(acme, id);
    }

    private long standing(String status) {
        return api.counts(acme, list).get(status).asLong();
    }

    private long proofs() {
        return Lanes.engine(
                () ->
                        context.getBean(JdbcClient.class)
                                .sql("select count(*) from consent.proofs where account_id = ?")
                                .param(acme.account().value())
                                .query(Long.class)
                                .single());
    }

    private void turn(String state) {
        engine("update imports.imports set state = '" + state + "' where id = '" + id + "'");
    }

    private void engine(String sql) {
        Lanes.engine(
                () ->
                        context.getBean(TransactionOperations.class)
                                .executeWithoutResult(
                                        tx -> context.getBean(JdbcClient.class).sql(sql).update()));
    }
}
