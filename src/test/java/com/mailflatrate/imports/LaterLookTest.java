package com.mailflatrate.imports;

import static com.mailflatrate.imports.ImportApi.HEADINGS;
import static com.mailflatrate.imports.ImportApi.MAPPING;
import static com.mailflatrate.imports.ImportApi.proven;
import static com.mailflatrate.imports.ImportApi.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.imports.trust.Acceptance;
import com.mailflatrate.kernel.ImportId;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * What came in by the stated conditions: one in twenty is looked at afterwards, and may be held.
 */
@DatabaseTest
class LaterLookTest {

    private static final int ENOUGH = 400;

    private final Customers customers;
    private final Http http;
    private final ImportApi api;

    @Autowired
    LaterLookTest(ApplicationContext context, @LocalServerPort int port) {
        this.customers = new Customers(context);
        this.http = new Http(port);
        this.api = new ImportApi(http);
    }

    @Test
    @Covers("B11")
    void aDrawnBatchIsOnTheListWaitsForALookAndIsSeenOrHeld() {
        Customer acme = customers.active("Später Blick GmbH");
        String[] operator = customers.operator();
        String list = api.list(acme, "Liste");
        JsonNode first = api.checked(acme, list, HEADINGS + proven("anfang@mail.test", ""));
        api.approved(acme, operator, first);
        String origin = first.get("originId").asString();
        String known = "{" + MAPPING + ", \"originId\": \"" + origin + "\"}";
        String drawn = "";
        for (int i = 0; drawn.isEmpty() && i < ENOUGH; i++) {
            String id = accepted(acme, list, "nummer." + i, known);
            boolean mine = Acceptance.isDrawn(ImportId.parse(id).orElseThrow());
            if (mine || i == 0) {
                assertThat(isToBeLookedAt(id, operator)).as("drawn or not").isEqualTo(mine);
            }
            drawn = mine ? id : "";
        }
        String path = "/api/v1/operator/imports/" + drawn;
        assertThat(http.postJson(path + "/look", "{}", acme.bearer()).statusCode()).isEqualTo(404);
        JsonNode seen = read(http.postJson(path + "/look", "{\"note\": \"gut\"}", operator));
        assertThat(seen.get("state").asString()).isEqualTo("active");
        assertThat(isToBeLookedAt(drawn, operator)).isFalse();
        assertThat(api.find(acme, drawn).get("remarks").toString()).contains("accept", "look");
        http.postJson(path + "/hold", "{\"note\": \"Beschwerden\"}", operator);
        Eventually.until("held", () -> api.counts(acme, list).get("held").asLong() == 1);
        JsonNode next = api.checked(acme, list, HEADINGS + proven("danach@mail.test", ""), known);
        assertThat(next.get("state").asString()).as("no clean account").isEqualTo("review");
    }

    private String accepted(Customer acme, String list, String who, String known) {
        String id =
                api.checked(acme, list, HEADINGS + proven(who + "@mail.test", ""), known)
                        .get("id")
                        .asString();
        Eventually.until(
                "let in", () -> api.find(acme, id).get("state").asString().equals("active"));
        return id;
    }

    private boolean isToBeLookedAt(String id, String[] operator) {
        JsonNode queue =
                read(http.get("/api/v1/operator/imports?state=look&limit=200", operator))
                        .get("items");
        return StreamSupport.stream(queue.spliterator(), false)
                .anyMatch(one -> one.get("batch").get("id").asString().equals(id));
    }
}
