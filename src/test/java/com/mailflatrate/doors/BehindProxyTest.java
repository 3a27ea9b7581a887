package com.mailflatrate.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import java.net.http.HttpResponse;
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
    private static final int SHARE = 20;

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Sessions sessions;

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
        int last = 0;
        for (int i = 0; i <= SHARE; i++) {
            last = wrongToken("198.51.100." + i + ", 203.0.113.9, 10.1.2.3");
        }
        assertThat(last).as("claimed to be somebody else each time").isEqualTo(429);
        assertThat(wrongToken("203.0.113.9, 192.0.2.77")).as("somebody else").isEqualTo(404);
        assertThat(wrongToken("unknown, 203.0.113.9")).isEqualTo(429);
    }

    @Test
    void whoAppliesOrSignsInTooOftenIsToldWhenToComeAgain() {
        HttpResponse<String> applied = apply();
        for (int i = 0; i < 60; i++) {
            applied = apply();
        }
        assertThat(applied.statusCode()).isEqualTo(429);
        assertThat(applied.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(applied.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        String form = "email=niemand-" + port + "@laden.test&password=falsch";
        HttpResponse<String> signedIn = signIn(form);
        for (int i = 0; i < 10; i++) {
            signedIn = signIn(form);
        }
        assertThat(signedIn.statusCode()).isEqualTo(429);
        assertThat(signedIn.headers().firstValueAsLong("Retry-After").orElse(0))
                .isBetween(1L, 600L);
        assertThat(signedIn.body()).contains("Those were too many requests");
    }

    private int wrongToken(String chain) {
        return http.get(WRONG_TOKEN, "X-Forwarded-For", chain).statusCode();
    }

    private HttpResponse<String> apply() {
        return http.postJson("/api/v1/applications", "{}", "X-Forwarded-For", "203.0.113.8");
    }

    private HttpResponse<String> signIn(String form) {
        return http.postForm(
                "/sign-in", form, "Accept-Language", "en", "X-Forwarded-For", "203.0.113.8");
    }
}
