package com.mailflatrate.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Outside;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** What the interface answers about keys and invitations it has just made. */
@DatabaseTest
class KeyApiTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    private Http http;
    private Customers.Customer anna;

    @BeforeEach
    void aCustomer() {
        http = new Http(port);
        anna = new Customers(context).active("Schlüssel GmbH");
    }

    @Test
    void aKeysPersonReadsTheSameWhereverItIsShownAlsoWhenAnotherKeyMadeIt() {
        HttpResponse<String> made =
                http.postJson(
                        "/api/v1/keys",
                        "{\"name\": \"Kasse\", \"scopes\": [\"lists:read\"]}",
                        anna.bearer());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(Outside.json(made).path("user").asString()).isEqualTo("Anna Chefin");
        JsonNode listed =
                Outside.json(http.get("/api/v1/keys", anna.bearer())).path("items").path(0);
        assertThat(listed.path("name").asString()).isEqualTo("Kasse");
        assertThat(listed.path("user").asString()).isEqualTo("Anna Chefin");
    }

    @Test
    void whatIsMadeSaysWhereItIsFoundAndIsFoundThere() {
        String session = new Customers(context).session(anna);
        String[] person = {"Authorization", "Bearer " + session};
        String email = "jo-" + System.nanoTime() + "@team.test";
        isFound("/api/v1/keys", "{\"name\": \"Kasse\", \"scopes\": [\"lists:read\"]}", person);
        isFound(
                "/api/v1/invitations",
                "{\"email\": \"" + email + "\", \"role\": \"viewer\"}",
                person);
        isFound("/api/v1/lists", "{\"name\": \"Rundbrief\", \"description\": \"Neues\"}", person);
    }

    private void isFound(String collection, String json, String[] person) {
        HttpResponse<String> made = http.postJson(collection, json, person);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String id = Outside.json(made).path("id").asString();
        String place = made.headers().firstValue("Location").orElse("");
        assertThat(place).isEqualTo(collection + "/" + id);
        HttpResponse<String> found = http.get(place, person);
        assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
        assertThat(Outside.json(found).path("id").asString()).isEqualTo(id);
    }
}
