package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Outage;
import com.mailflatrate.story.Outside.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * What people and programs send that they should not: every refusal has a code and a sentence, and
 * leaves nothing half done.
 */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputStory {

    private static final String TAG = "falsch";
    private static final Pattern WEB_URI = Pattern.compile("<(https?://[^>]+)>");

    @Autowired private Staff staff;

    @LocalServerPort private int port;

    @Autowired private ApplicationContext context;

    private World world;
    private Outside outside;
    private Customer customer;
    private String list;

    @BeforeAll
    void aCustomerWithAList() {
        world = new World(port, staff);
        outside = world.outside();
        customer = world.sender("Falsch");
        list = world.list(customer, "Rundbrief");
        world.importFile(customer, list, SmallList.csv(TAG));
    }

    @ParameterizedTest
    @CsvSource({
        "'{',400",
        "'',400",
        "'[1,2]',400",
        "'nur Text',400",
        "'{\"name\":\"x\",\"erfunden\":1}',400"
    })
    void aBodyThatCannotBeReadIsNamed(String body, int status) {
        Answer answer = outside.postRaw("/api/v1/lists", customer.key(), "application/json", body);
        assertThat(answer.status()).isEqualTo(status);
        isAProblem(answer);
        assertThat(answer.code()).isIn("UNREADABLE_BODY", "UNKNOWN_FIELD");
    }

    @Test
    void anotherMediaTypeIsNamed() {
        Answer answer =
                outside.postRaw("/api/v1/lists", customer.key(), "application/xml", "<list/>");
        assertThat(answer.status()).isEqualTo(415);
        isAProblem(answer);
    }

    @Test
    void aFieldOfFiveThousandCharactersIsRefusedAndNamed() {
        long before = lists();
        Answer answer =
                outside.post(
                        "/api/v1/lists",
                        customer.key(),
                        Map.of("name", "x".repeat(5_000), "description", "y"));
        assertThat(answer.status()).isEqualTo(422);
        isAProblem(answer);
        assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo("name");
        assertThat(lists()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "subject", "preheader", "replyTo", "from.name", "from.email"})
    @Covers("E2")
    void aLineBreakInAnythingThatReachesAHeaderIsRefused(String field) {
        for (String evil : List.of("A\r\nBcc: x@accept.test", "A\nX-Evil: 1", "A\rB", "A\u0000B")) {
            Map<String, Object> campaign = new HashMap<>(customer.campaign(list, "Sauber"));
            if (field.startsWith("from.")) {
                Map<String, String> from =
                        new HashMap<>(Map.of("name", "Rösterei", "email", customer.sender()));
                from.put(field.substring("from.".length()), evil);
                campaign.put("from", from);
            } else {
                campaign.put(field, evil);
            }
            Answer answer = outside.post("/api/v1/campaigns", customer.key(), campaign);
            assertThat(answer.status()).as(field + " " + answer.raw().body()).isEqualTo(422);
            assertThat(answer.json().path("errors").path(0).path("field").asString())
                    .isEqualTo(field);
        }
    }

    @Test
    @Covers("E2")
    void aLineBreakInAContactsNameNeverBecomesAHeader() {
        String target = world.list(customer, "Zeilenumbruch");
        world.importFile(
                customer,
                target,
                "email,name,at,ip,page\n\"umbruch.mensch@accept.test\",\"A\r\nBcc: boese@accept.test\","
                        + "2025-03-01T09:30:00Z,198.51.100.7,https://www.nordlicht-kaffee.test/post\n"
                        + "braver.mensch@accept.test,Brav,2025-03-01T09:30:00Z,198.51.100.7,https://www.nordlicht-kaffee.test/post\n");
        Map<String, Object> campaign =
                new HashMap<>(customer.campaign(target, "Hallo {{ contact.firstName }}"));
        String id =
                outside.post("/api/v1/campaigns", customer.key(), campaign)
                        .good()
                        .path("id")
                        .asString();
        send(id);
        String mail = world.newest("braver.mensch@accept.test");
        assertThat(Mails.headers(mail, "Bcc")).isEmpty();
        for (JsonNode item : world.mails("umbruch.mensch@accept.test")) {
            assertThat(Mails.headers(world.mail(item), "Bcc")).isEmpty();
            assertThat(Mails.headers(world.mail(item), "Subject")).hasSize(1);
        }
        assertThat(world.mails("boese@accept.test")).isEmpty();
    }

    @Test
    void htmlWithScriptsDoesNotPassTheGate() {
        Map<String, Object> campaign = new HashMap<>(customer.campaign(list, "Mit Skript"));
        campaign.put(
                "html",
                String.valueOf(campaign.get("html"))
                        .replace("<h1>", "<script>alert(1)</script><h1 onclick=\"alert(2)\">"));
        Answer saved = outside.post("/api/v1/campaigns", customer.key(), campaign);
        if (saved.status() == 201) {
            JsonNode gate =
                    outside.get(
                                    "/api/v1/campaigns/"
                                            + saved.json().path("id").asString()
                                            + "/gate",
                                    customer.key())
                            .good();
            assertThat(gate.path("verdict").asString()).isEqualTo("red");
            assertThat(gate.has("confirmation") && !gate.path("confirmation").isNull()).isFalse();
        } else {
            assertThat(saved.status()).isEqualTo(422);
            isAProblem(saved);
        }
    }

    @Test
    @Covers("J3")
    void anothersIdsAreUnknownEverywhere() {
        Customer stranger = world.customer("Fremd");
        String campaign =
                outside.post("/api/v1/campaigns", customer.key(), customer.campaign(list, "Meins"))
                        .good()
                        .path("id")
                        .asString();
        String contact =
                outside.get("/api/v1/lists/" + list + "/contacts?limit=1", customer.key())
                        .good()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString();
        String domain =
                outside.get("/api/v1/sender-domains", customer.key())
                        .good()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString();
        for (String path :
                List.of(
                        "/api/v1/lists/" + list,
                        "/api/v1/lists/" + list + "/contacts",
                        "/api/v1/contacts/" + contact,
                        "/api/v1/contacts/" + contact + "/consent",
                        "/api/v1/campaigns/" + campaign,
                        "/api/v1/campaigns/" + campaign + "/gate",
                        "/api/v1/sender-domains/" + domain)) {
            assertThat(outside.get(path, customer.key()).status()).as("own " + path).isEqualTo(200);
            assertThat(outside.get(path, stranger.key()).status())
                    .as("another's " + path)
                    .isEqualTo(404);
            assertThat(outside.get(path, null).status()).as("nobody's " + path).isEqualTo(401);
        }
        assertThat(
                        outside.post(
                                        "/api/v1/sender-domains/" + domain + "/check",
                                        stranger.key(),
                                        Map.of())
                                .status())
                .isEqualTo(404);
        assertThat(
                        outside.put(
                                        "/api/v1/campaigns/" + campaign,
                                        stranger.key(),
                                        customer.campaign(list, "Gekapert"))
                                .status())
                .isEqualTo(404);
        assertThat(
                        outside.upload(
                                        "/api/v1/lists/" + list + "/imports",
                                        stranger.key(),
                                        SmallList.csv("x"),
                                        World.importOptions())
                                .status())
                .isEqualTo(404);
        assertThat(outside.get("/api/v1/operator/accounts", customer.key()).status())
                .isIn(403, 404);
    }

    @Test
    @Covers("A4")
    void aSecondClickOnSendSendsNothingTwice() throws InterruptedException {
        String target = world.list(customer, "Doppelklick");
        world.importFile(
                customer,
                target,
                "email,name,at,ip,page\n"
                        + "doppel.klick@accept.test,Doppel,2025-03-01T09:30:00Z,198.51.100.7,https://www.nordlicht-kaffee.test/post\n");
        String id =
                outside.post(
                                "/api/v1/campaigns",
                                customer.key(),
                                customer.campaign(target, "Doppelt"))
                        .good()
                        .path("id")
                        .asString();
        String nonce = nonce(id);
        Callable<Answer> click =
                () ->
                        outside.post(
                                "/api/v1/campaigns/" + id + "/mailings",
                                customer.key(),
                                Map.of("policyConfirmed", true, "nonce", nonce));
        try (ExecutorService hands = Executors.newFixedThreadPool(4)) {
            List<Integer> statuses =
                    hands.invokeAll(List.of(click, click, click, click)).stream()
                            .map(BadInputStory::status)
                            .sorted()
                            .toList();
            assertThat(statuses).containsExactly(202, 409, 409, 409);
        }
        world.newest("doppel.klick@accept.test");
        assertThat(world.mails("doppel.klick@accept.test")).hasSize(1);
    }

    @Test
    void theDatabaseMayBeGoneForTenSecondsAndAnUnsubscribeIsTakenAllTheSame() {
        String target = world.list(customer, "Ausfall");
        String address = "ausfall.mensch@accept.test";
        world.importFile(
                customer,
                target,
                "email,name,at,ip,page\n"
                        + address
                        + ",Mensch,2025-03-01T09:30:00Z,198.51.100.7,https://www.nordlicht-kaffee.test/post\n");
        send(
                outside.post(
                                "/api/v1/campaigns",
                                customer.key(),
                                customer.campaign(target, "Vor dem Ausfall"))
                        .good()
                        .path("id")
                        .asString());
        Matcher uri = WEB_URI.matcher(Mails.header(world.newest(address), "List-Unsubscribe"));
        assertThat(uri.find()).isTrue();
        try (Outage outage = new Outage(context)) {
            assertThat(outage).isNotNull();
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            Answer during = outside.get("/api/v1/lists/" + target, customer.key());
            assertThat(during.status()).isEqualTo(503);
            assertThat(during.code()).isEqualTo("UNAVAILABLE");
            var clicked =
                    outside.http()
                            .postForm(
                                    URI.create(uri.group(1)).getRawPath(),
                                    "List-Unsubscribe=One-Click");
            assertThat(clicked.statusCode()).isEqualTo(200);
            LockSupport.parkNanos(Math.max(0, end - System.nanoTime()));
        }
        Eventually.until(
                "back",
                () -> outside.get("/api/v1/lists/" + target, customer.key()).status() == 200);
        Eventually.until(
                "the unsubscribe of the outage",
                () ->
                        outside.get("/api/v1/lists/" + target, customer.key())
                                        .good()
                                        .path("counts")
                                        .path("unsubscribed")
                                        .asLong()
                                == 1);
    }

    private void send(String campaign) {
        outside.post(
                        "/api/v1/campaigns/" + campaign + "/mailings",
                        customer.key(),
                        Map.of("policyConfirmed", true, "nonce", nonce(campaign)))
                .good();
    }

    private String nonce(String campaign) {
        JsonNode gate =
                outside.get("/api/v1/campaigns/" + campaign + "/gate", customer.key()).good();
        String nonce = gate.path("confirmation").path("nonce").asString("");
        assertThat(nonce).as(gate.path("checks").toString()).isNotEmpty();
        return nonce;
    }

    private long lists() {
        return outside.get("/api/v1/lists?limit=100", customer.key()).good().path("items").size();
    }

    static void isAProblem(Answer answer) {
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.code()).matches("[A-Z_]+");
        assertThat(answer.json().path("title").asString("")).isNotBlank();
    }

    private static int status(Future<Answer> answer) {
        try {
            return answer.get().status();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
