package com.mailflatrate.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.factor.Devices;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The service behind a proxy that ends TLS, set up as an operator would. */
@DatabaseTest
@TestPropertySource(
        properties = {
            "mailflatrate.public-url=https://post.example",
            "mailflatrate.trusted-proxies=127.0.0.1, ::1, 10.0.0.0/8"
        })
class BehindProxyTest {

    private static final String WRONG_TOKEN = "/u/u" + "a".repeat(29);
    private static final int MOST_TRIES = 600;
    private static final int STUFFED = 1_000;
    private static final int ROBOTS = 8;
    private static final String STOLEN = "erbeutet aus einer Liste";
    private static final String NEW_PASSWORD = "neue bohnen, neuer tag";
    private static final String PERSON =
            """
            with person as (
                insert into account.users (id, name, email, email_key, language, staff, created_at)
                values (:id, 'Anna Muster', :email, :email, 'de', false, now()) returning id)
            insert into account.credentials (user_id, password_hash, changed_at)
            select id, :hash, now() from person
            """;

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Sessions sessions;
    @Autowired private Devices devices;

    private Http http = new Http(0);

    @BeforeEach
    void client() {
        http = new Http(port);
    }

    @Test
    void everyDoorAsksForHttpsForHalfAYear() {
        for (String path : new String[] {"/f/x", "/api/v1/x", "/sign-in", "/no-such-page"}) {
            assertThat(http.get(path).headers().firstValue("Strict-Transport-Security"))
                    .as(path)
                    .hasValue("max-age=15768000");
        }
    }

    @Test
    void theCookieIsForHttpsAndThisHostOnly() {
        Customers.Customer customer = new Customers(context).active("Proxy");
        String token = new Customers(context).session(customer);
        assertThat(http.get("/lists", "Cookie", "__Host-mf=" + token).statusCode()).isEqualTo(200);
        assertThat(http.get("/lists", "Cookie", "mf=" + token).statusCode()).isEqualTo(303);
        HttpResponse<String> left =
                http.postForm(
                        "/sign-out", "", "Cookie", "mf=" + token, "Origin", "https://post.example");
        assertThat(left.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("__Host-mf=;") && cookie.contains("Secure"));
        assertThat(sessions.find(token)).isPresent();
    }

    @Test
    void aPostFromThePublicAddressIsOursAndOneFromElsewhereIsNot() {
        assertThat(
                        http.postForm("/no-such-page", "", "Origin", "https://post.example")
                                .statusCode())
                .isEqualTo(404);
        for (String other :
                new String[] {"https://post.example.evil.test", "http://post.example", "null"}) {
            assertThat(http.postForm("/no-such-page", "", "Origin", other).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    @Test
    @Covers("C16")
    void theClientIsTheLastAddressThatIsNoProxyWhateverItClaims() {
        AtomicInteger claims = new AtomicInteger();
        untilRefused(
                () ->
                        wrongToken(
                                "198.51.100."
                                        + claims.getAndIncrement() % 250
                                        + ", 203.0.113.9, 10.1.2.3"));
        assertThat(wrongToken("203.0.113.9, 192.0.2.77").statusCode())
                .as("somebody else")
                .isEqualTo(404);
        untilRefused(() -> wrongToken("unknown, 203.0.113.9"));
    }

    @Test
    void whoAppliesOrSignsInTooOftenIsToldWhenToComeAgain() {
        HttpResponse<String> applied = untilRefused(this::apply);
        assertThat(applied.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(applied.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        String form = "email=niemand-" + port + "@laden.test&password=falsch";
        HttpResponse<String> signedIn = untilRefused(() -> signIn(form));
        assertThat(signedIn.headers().firstValueAsLong("Retry-After").orElse(0))
                .as("longer while stuffing goes on")
                .isBetween(1L, 3_600L);
        assertThat(signedIn.body()).contains("Those were too many requests");
    }

    @Test
    void ofTenThousandTriesOverAThousandAddressesAndNetworksAThirdAreHeardAndNoOwnerIsLockedOut() {
        Customers customers = new Customers(context);
        Customers.Customer owner = customers.active("Gestopft");
        customers.session(owner);
        String device = devices.remember(owner.owner().user(), null, "192.0.2.7", "test");
        List<String> emails = stuffed(owner);
        Map<String, Integer> answers = new ConcurrentHashMap<>();
        try (ExecutorService robots = Executors.newFixedThreadPool(ROBOTS)) {
            for (int i = 0; i < 10 * STUFFED; i++) {
                String email = emails.get((i * 7 + i / STUFFED) % STUFFED);
                ClientInfo from = new ClientInfo(ip(i), "test", Language.DE);
                robots.execute(() -> answers.merge(refusal(email, from).name(), 1, Integer::sum));
            }
        }
        assertThat(answers).containsOnlyKeys("WRONG_CREDENTIALS", "TOO_MANY_REQUESTS");
        assertThat(answers)
                .as("passwords that were looked at")
                .hasEntrySatisfying("WRONG_CREDENTIALS", few -> assertThat(few).isLessThan(3_300));
        assertThat(answers.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(10 * STUFFED);
        for (int i = 0; i < 20; i++) {
            String body = credentials(emails.get(i * 50), STOLEN, "");
            assertThat(session(body, ip(i)).statusCode()).as("over the net").isIn(401, 429);
        }
        String right = credentials(owner.email(), customers.password(), "");
        assertThat(session(right, "198.51.7.9").statusCode()).as("strange").isEqualTo(429);
        String known = credentials(owner.email(), customers.password(), device);
        assertThat(session(known, ip(0)).statusCode()).as("from the worst place").isEqualTo(201);
        String mailed = credentials(owner.email(), NEW_PASSWORD, deviceByMailedLink(owner));
        assertThat(session(mailed, ip(0)).statusCode()).as("and on a new device").isEqualTo(201);
    }

    private Code refusal(String email, ClientInfo from) {
        return sessions.open(email, STOLEN, null, from).reasons().getFirst().code();
    }

    private static String ip(int i) {
        return "198.51." + i % STUFFED / 250 + "." + i % 250;
    }

    /** A thousand people, the owner among them; the others' hashes are cheap to look at. */
    private List<String> stuffed(Customers.Customer owner) {
        String hash = new Argon2PasswordEncoder(16, 32, 1, 64, 1).encode("niemand rät das hier");
        List<String> emails = new ArrayList<>(List.of(owner.email()));
        new SentMails(context)
                .engine(
                        db -> {
                            for (int i = 1; i < STUFFED; i++) {
                                String email = "person" + i + "-" + port + "@firma.test";
                                emails.add(email);
                                db.sql(PERSON)
                                        .param("id", UUID.randomUUID())
                                        .param("email", email)
                                        .param("hash", hash)
                                        .update();
                            }
                            return emails;
                        });
        return emails;
    }

    private String deviceByMailedLink(Customers.Customer owner) {
        http.postJson("/api/v1/password-resets", "{\"email\": \"%s\"}".formatted(owner.email()));
        Pattern link = Pattern.compile("/reset/(\\S+)");
        String[] secret = {""};
        Eventually.until(
                "the link",
                () -> {
                    secret[0] =
                            letters(owner.email()).stream()
                                    .map(link::matcher)
                                    .filter(Matcher::find)
                                    .map(found -> found.group(1))
                                    .findFirst()
                                    .orElse("");
                    return !secret[0].isEmpty();
                });
        HttpResponse<String> done =
                http.postJson(
                        "/api/v1/password-resets/completion",
                        "{\"secret\": \"%s\", \"password\": \"%s\"}"
                                .formatted(secret[0], NEW_PASSWORD));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(done.body()).path("device").asString();
    }

    private List<String> letters(String email) {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "select body_text from delivery.letters where to_address = ?")
                                        .param(email)
                                        .query(String.class)
                                        .list());
    }

    private static String credentials(String email, String password, String device) {
        return "{\"email\": \"%s\", \"password\": \"%s\", \"device\": \"%s\"}"
                .formatted(email, password, device);
    }

    private HttpResponse<String> session(String json, String from) {
        return http.postJson("/api/v1/sessions", json, "X-Forwarded-For", from);
    }

    /** On a slow machine turns come back while it asks, so no number of tries is the last one. */
    private static HttpResponse<String> untilRefused(Supplier<HttpResponse<String>> ask) {
        return Stream.generate(ask)
                .limit(MOST_TRIES)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("never refused"));
    }

    private HttpResponse<String> wrongToken(String chain) {
        return http.get(WRONG_TOKEN, "X-Forwarded-For", chain);
    }

    private HttpResponse<String> apply() {
        return http.postJson("/api/v1/applications", "{}", "X-Forwarded-For", "203.0.113.8");
    }

    private HttpResponse<String> signIn(String form) {
        return http.postForm(
                "/sign-in", form, "Accept-Language", "en", "X-Forwarded-For", "203.0.113.8");
    }
}
