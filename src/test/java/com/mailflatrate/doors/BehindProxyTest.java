package com.mailflatrate.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.factor.Devices;
import com.mailflatrate.factor.SignInLimits;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

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

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Sessions sessions;
    @Autowired private SignInLimits limits;
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
    void stuffingReachesAFractionOfItsTriesAndRealOwnersSignInOnTheirDevices() {
        Customers customers = new Customers(context);
        Customers.Customer owner = customers.active("Gestopft");
        customers.session(owner);
        String device = devices.remember(owner.owner().user(), null, "192.0.2.7", "test");
        long tried =
                IntStream.range(0, 10_000)
                        .filter(
                                i ->
                                        limits.take(ip(i), stuffed(i, owner), null).secondsToWait()
                                                == 0)
                        .count();
        assertThat(tried).isLessThan(3_300);
        for (int i = 0; i < 20; i++) {
            String from = ip(i);
            String body = credentials(stuffed(i * 50, owner), "erbeutet aus einer Liste", "");
            assertThat(session(body, from).statusCode()).as(from).isIn(401, 429);
        }
        String right = credentials(owner.email(), customers.password(), "");
        assertThat(session(right, "198.51.7.9").statusCode()).as("strange").isEqualTo(429);
        String known = credentials(owner.email(), customers.password(), device);
        assertThat(session(known, ip(0)).statusCode()).as("from the worst place").isEqualTo(201);
    }

    private static String ip(int i) {
        return "198.51." + i % 1000 / 250 + "." + i % 250;
    }

    private static String stuffed(int i, Customers.Customer owner) {
        return i % 1000 == 0 ? owner.email() : "person" + i * 7 % 1000 + "@firma.test";
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
