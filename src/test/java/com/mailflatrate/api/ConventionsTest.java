package com.mailflatrate.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import com.mailflatrate.kernel.PageRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every call of the interface, tried from outside. */
@DatabaseTest
class ConventionsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    private Http http;
    private Customers.Customer customer;

    @BeforeEach
    void customer() {
        http = new Http(port);
        customer = new Customers(context).active("Konvention GmbH");
    }

    @Test
    void anotherTypeThanDocumentedIsNotGuessedAt() {
        for (String body :
                List.of(
                        "{\"name\": 5}",
                        "{\"name\": true}",
                        "{\"name\": \"a\", \"name\": \"b\"}",
                        "{\"name\": \"a\", \"frequency\": {\"max\": 2.5, \"per\": \"week\"}}",
                        "{\"name\": \"a\", \"frequency\": {\"max\": \"2\", \"per\": \"week\"}}",
                        "{\"name\": \"a\", \"frequency\": {\"max\": \"\", \"per\": \"week\"}}",
                        "{\"name\": \"a\", \"frequency\": {\"max\": \" \", \"per\": \"week\"}}",
                        "[]",
                        "null",
                        "{\"name\": \"a\"} x")) {
            assertThat(code(post("/api/v1/lists", body))).as(body).isEqualTo("400 UNREADABLE_BODY");
        }
        String list = id(post("/api/v1/lists", "{\"name\": \"a\"}"));
        String contact = "{\"email\": \"a@accept.test\", \"claim\": {\"at\": %s}}";
        assertThat(
                        code(
                                post(
                                        "/api/v1/lists/" + list + "/contacts",
                                        contact.formatted("1700000000"))))
                .isEqualTo("400 UNREADABLE_BODY");
        assertThat(
                        post(
                                        "/api/v1/lists/" + list + "/contacts",
                                        contact.formatted("\"2024-11-01T12:00:00+02:00\""))
                                .statusCode())
                .isEqualTo(201);
        assertThat(code(post("/api/v1/campaigns", "{\"name\": \"a\", \"listIds\": [null]}")))
                .isEqualTo("400 UNREADABLE_BODY");
    }

    @Test
    void halfACharacterIsNoText() {
        for (String body :
                List.of(
                        "{\"name\": \"\\ud800\"}",
                        "{\"name\": \"a\", \"description\": \"\\udc00x\"}")) {
            assertThat(code(post("/api/v1/lists", body))).as(body).isEqualTo("400 UNREADABLE_BODY");
        }
        HttpResponse<String> whole = post("/api/v1/lists", "{\"name\": \"Kaffee \\ud83d\\ude00\"}");
        assertThat(json(whole).path("name").asString()).isEqualTo("Kaffee \uD83D\uDE00");
    }

    @Test
    void aRangeIsNoTypeOfABody() {
        for (String type : List.of("*/*", "application/*", "text/csv, */*")) {
            HttpResponse<String> answer =
                    http.send(
                            "POST",
                            "/api/v1/lists",
                            "{\"name\": \"a\"}",
                            "Authorization",
                            "Bearer " + customer.key(),
                            "Content-Type",
                            type);
            assertThat(code(answer)).as(type).isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
        }
        String list = id(post("/api/v1/lists", "{\"name\": \"a\"}"));
        assertThat(code(post("/api/v1/lists/" + list + "/cards", "{}")))
                .isEqualTo("415 UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aLanguageWeDoNotSpeakLeavesTheChoiceToTheHeader() {
        for (String asked : List.of("", "?lang=fr", "?lang=%00", "?lang=a&lang=b")) {
            HttpResponse<String> answer =
                    http.get(
                            "/api/v1/nowhere" + asked,
                            "Authorization",
                            "Bearer " + customer.key(),
                            "Accept-Language",
                            "en");
            assertThat(json(answer).path("title").asString())
                    .as(asked)
                    .isEqualTo("There is nothing here.");
        }
        HttpResponse<String> german =
                http.get(
                        "/api/v1/nowhere?lang=de",
                        "Authorization",
                        "Bearer " + customer.key(),
                        "Accept-Language",
                        "en");
        assertThat(json(german).path("title").asString()).isEqualTo("Das gibt es hier nicht.");
    }

    @Test
    void theOriginOfAnImportIsAKnownOneOrANewOneNeverBoth() {
        String list = id(post("/api/v1/lists", "{\"name\": \"a\"}"));
        String origin =
                "\"origin\": {\"kind\": \"other-system\", \"description\": \"Das alte System im Laden\"}";
        String known = "\"originId\": \"01a200f3-c47e-7ff6-8a94-58a3d0e5397a\"";
        HttpResponse<String> both = upload(list, "{" + origin + ", " + known + "}");
        assertThat(code(both)).isEqualTo("422 INVALID_VALUE");
        assertThat(json(both).at("/errors/0/field").asString()).isEqualTo("originId");
        HttpResponse<String> one = upload(list, "{" + origin + "}");
        assertThat(one.statusCode()).as(one.body()).isEqualTo(202);
    }

    @Test
    void aClaimIsKeptAsStatedSoThatWhatCannotBeKeptWholeOrBeTrueIsRefused() {
        String path =
                "/api/v1/lists/" + id(post("/api/v1/lists", "{\"name\": \"a\"}")) + "/contacts";
        String body = "{\"email\": \"claim@accept.test\", \"claim\": {\"%s\": \"%s\"}}";
        Map.of(
                        "ip",
                        "a house",
                        "sourceUrl",
                        "https://a.test/" + "x".repeat(1_000),
                        "consentText",
                        "x".repeat(5_001),
                        "at",
                        "2999-01-01T00:00:00Z")
                .forEach(
                        (field, value) -> {
                            HttpResponse<String> answer = post(path, body.formatted(field, value));
                            assertThat(answer.statusCode()).as(field).isEqualTo(422);
                            assertThat(json(answer).at("/errors/0/field").asString())
                                    .isEqualTo("claim." + field);
                        });
        assertThat(post(path, body.formatted("ip", "2001:db8::7")).statusCode()).isEqualTo(201);
    }

    @Test
    void everyListRefusesCursorsWeDidNotGiveOutAndLimitsBelowOne() {
        List<String> paths = listsOfTheAccount();
        assertThat(paths).contains("/api/v1/lists", "/api/v1/suppressions", "/api/v1/keys");
        String elsewhere = cursorOf("/api/v1/account/audit");
        for (String path : paths) {
            for (String query :
                    List.of(
                            "cursor=garbage",
                            "cursor=%00",
                            "cursor=" + "a".repeat(3_000),
                            "cursor=01a200f3-c47e-7ff6-8a94-58a3d0e5397a",
                            "limit=0",
                            "limit=-1",
                            "limit=2.5",
                            "limit=99999999999999999999")) {
                assertThat(code(get(path + "?" + query)))
                        .as(path + "?" + query)
                        .isEqualTo("422 INVALID_VALUE");
            }
            if (!path.equals("/api/v1/account/audit")) {
                assertThat(code(get(path + "?cursor=" + elsewhere)))
                        .as("another list's cursor at " + path)
                        .isEqualTo("422 INVALID_VALUE");
            }
            JsonNode most = json(get(path + "?limit=1000000&cursor="));
            assertThat(most.path("items").size()).isLessThanOrEqualTo(200);
        }
    }

    @Test
    void aListIsReadToItsEndOneByOne() {
        for (int i = 0; i < 5; i++) {
            post("/api/v1/lists", "{\"name\": \"Liste %d\"}".formatted(i));
        }
        Set<String> seen = new HashSet<>();
        String cursor = "";
        for (int i = 0; i < 5; i++) {
            JsonNode part = json(get("/api/v1/lists?limit=1&cursor=" + cursor));
            assertThat(part.path("items").size()).isEqualTo(1);
            seen.add(part.path("items").path(0).path("name").asString());
            cursor = part.path("nextCursor").asString("");
        }
        assertThat(seen).hasSize(5);
        assertThat(cursor).isEmpty();
    }

    @Test
    void aMethodThatDoesNotExistIsToldWhichDo() {
        HttpResponse<String> answer = http.send("PATCH", "/api/v1/lists", null, customer.bearer());
        assertThat(code(answer)).isEqualTo("405 METHOD_NOT_ALLOWED");
        assertThat(Arrays.asList(answer.headers().firstValue("Allow").orElseThrow().split(", ")))
                .containsExactlyInAnyOrder("GET", "POST");
    }

    @Test
    void whoeverAcceptsSomethingElseGetsTheAnswerToWhatWasDone() {
        HttpResponse<String> answer =
                http.postJson(
                        "/api/v1/lists",
                        "{\"name\": \"a\"}",
                        "Authorization",
                        "Bearer " + customer.key(),
                        "Accept",
                        "text/xml");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void aPathThatCannotBeReadIsAProblemToo() {
        HttpResponse<String> answer = get("/api/v1/lists/..%2f..%2fetc");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(code(answer)).isEqualTo("400 UNREADABLE_BODY");
        HttpResponse<String> page = http.get("/u/..%2f..%2fetc");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("<main>").doesNotContain("Tomcat", "Tahoma");
    }

    /** Every list without an id in its path that an account's key may read. */
    private List<String> listsOfTheAccount() {
        List<String> paths = new ArrayList<>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach(
                        (info, method) -> {
                            boolean pages =
                                    Arrays.asList(method.getMethod().getParameterTypes())
                                            .contains(PageRequest.class);
                            for (String path : info.getPatternValues()) {
                                boolean ours =
                                        !path.contains("{")
                                                && !path.contains("/operator")
                                                && !path.contains("/sandbox");
                                if (pages && ours) {
                                    paths.add(path);
                                }
                            }
                        });
        return paths;
    }

    private String cursorOf(String path) {
        post("/api/v1/lists", "{\"name\": \"a\"}");
        post("/api/v1/lists", "{\"name\": \"b\"}");
        post("/api/v1/suppressions", "{\"email\": \"a@accept.test\"}");
        return json(get(path + "?limit=1")).path("nextCursor").asString();
    }

    private HttpResponse<String> upload(String list, String options) {
        byte[] file = "email\nanna@accept.test\n".getBytes(StandardCharsets.UTF_8);
        return http.upload(
                "/api/v1/lists/" + list + "/imports",
                new Multipart().file("file", "a.csv", file).field("options", options),
                customer.bearer());
    }

    private HttpResponse<String> get(String path) {
        return http.get(path, customer.bearer());
    }

    private HttpResponse<String> post(String path, String body) {
        return http.postJson(path, body, customer.bearer());
    }

    private static String id(HttpResponse<String> answer) {
        return json(answer).path("id").asString();
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + json(answer).path("code").asString("");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
