package com.mailflatrate.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Described;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SchemaCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** The description of the interface is complete, and true. */
@DatabaseTest
class DescriptionTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    private Http http;
    private JsonNode document;

    @BeforeEach
    void read() {
        http = new Http(port);
        document = Described.document(http);
    }

    @Test
    void everyOperationSaysWhatItDoesAndWhatItAnswers() {
        assertThat(document.get("openapi").asString()).startsWith("3.1");
        assertThat(Described.all(document)).hasSizeGreaterThan(60);
        Set<String> names = new HashSet<>();
        for (Described one : Described.all(document)) {
            JsonNode operation = one.operation();
            assertThat(operation.path("summary").asString("")).as(one.name()).isNotBlank();
            assertThat(names.add(operation.get("operationId").asString())).as(one.name()).isTrue();
            List<String> variables = new ArrayList<>();
            operation
                    .path("parameters")
                    .forEach(
                            parameter ->
                                    variables.add("{" + parameter.get("name").asString() + "}"));
            for (String part : one.path().split("/", -1)) {
                assertThat(!part.startsWith("{") || variables.contains(part))
                        .as(one.name() + " describes " + part)
                        .isTrue();
            }
            operation
                    .get("responses")
                    .propertyStream()
                    .forEach(answer -> complete(one, answer.getKey(), answer.getValue()));
            operation
                    .path("requestBody")
                    .path("content")
                    .propertyStream()
                    .forEach(
                            media ->
                                    assertThat(media.getValue().has("schema"))
                                            .as(one.name())
                                            .isTrue());
        }
    }

    @Test
    void everyListIsPagedAndEveryParameterAndEveryNewAddressIsExplained() {
        for (Described one : Described.all(document)) {
            JsonNode answer = one.answer(200).path("content").path("application/json");
            JsonNode schema = SchemaCheck.follow(document, answer.path("schema"));
            Set<String> parameters = new HashSet<>();
            for (JsonNode parameter : one.operation().path("parameters")) {
                String name = parameter.path("name").asString();
                parameters.add(name);
                assertThat(
                                parameter.path("in").asString().equals("path")
                                        || parameter.has("description"))
                        .as(one.name() + " explains " + name)
                        .isTrue();
            }
            if (schema.path("properties").has("nextCursor")) {
                assertThat(parameters).as(one.name()).contains("limit", "cursor");
            }
            JsonNode made = one.operation().path("responses").path("201");
            assertThat(made.isMissingNode() || made.path("headers").has("Location"))
                    .as(one.name() + " says where the new thing is")
                    .isTrue();
        }
    }

    @Test
    void whatTheContractNamesIsSaidEvenWhenThereIsNothingToSay() {
        JsonNode schemas = document.path("components").path("schemas");
        assertThat(schemas.at("/MailingView/required").toString())
                .contains("\"startedAt\"", "\"finishedAt\"")
                .doesNotContain("scheduledAt");
        assertThat(schemas.at("/MailingView/properties/finishedAt/type").toString())
                .isEqualTo("[\"string\",\"null\"]");
        assertThat(schemas.at("/GateViewCheckView/required").toString()).contains("\"hint\"");
    }

    private void complete(Described one, String status, JsonNode given) {
        JsonNode answer = SchemaCheck.follow(document, given);
        String what = one.name() + " " + status;
        assertThat(answer.path("description").asString("")).as(what).isNotBlank();
        assertThat(answer.has("content")).as(what).isEqualTo(!status.equals("204"));
        answer.path("content")
                .propertyStream()
                .forEach(
                        media -> {
                            JsonNode schema = media.getValue().path("schema");
                            assertThat(schema.isMissingNode()).as(what).isFalse();
                            JsonNode example = media.getValue().path("example");
                            if (media.getKey().endsWith("json")) {
                                assertThat(example.isMissingNode()).as(what).isFalse();
                                assertThat(SchemaCheck.faults(document, schema, example))
                                        .as(what + " with its example " + example)
                                        .isEmpty();
                            }
                        });
    }

    @Test
    void withoutATokenEveryOperationAnswersAsDescribed() {
        for (Described one : Described.all(document)) {
            var answer = call(one, "{}");
            assertThat(one.faults(answer)).as(one.name()).isEmpty();
            if (!one.isOpen()) {
                assertThat(answer.statusCode()).as(one.name()).isEqualTo(401);
            }
        }
    }

    @Test
    void nonsenseIsAnsweredAsDescribed() {
        Customers customers = new Customers(context);
        for (String[] token :
                List.of(customers.active("Unsinn GmbH").bearer(), customers.operator())) {
            for (Described one : Described.all(document)) {
                for (String body : List.of("{}", "{", "{\"nobody\": 1}")) {
                    var answer = call(one, body, token);
                    assertThat(one.faults(answer)).as(one.name() + " with " + body).isEmpty();
                    assertThat(answer.statusCode()).as(one.name()).isLessThan(500);
                }
            }
        }
    }

    private java.net.http.HttpResponse<String> call(Described one, String body, String... headers) {
        String path = one.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        JsonNode content = one.operation().path("requestBody").path("content");
        if (content.isMissingNode()) {
            return http.send(one.method(), path, null, headers);
        }
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] =
                content.has("application/json")
                        ? "application/json"
                        : "multipart/form-data; boundary=x";
        return http.send(one.method(), path, body, all);
    }
}
