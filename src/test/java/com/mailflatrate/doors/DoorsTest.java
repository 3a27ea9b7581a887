package com.mailflatrate.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DatabaseTest
class DoorsTest {

    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; "
                    + "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    @LocalServerPort private int port;

    private Http http = new Http(0);

    @BeforeEach
    void client() {
        http = new Http(port);
    }

    @Test
    void whoHasNoTokenIsAskedForOneBeforeAnythingElse() {
        for (String path : new String[] {"/api/v1/sandbox/mails", "/api/v1/no-such-thing"}) {
            HttpResponse<String> answer = http.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
            assertThat(header(answer, "WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(answer.body()).contains("\"code\":\"NOT_SIGNED_IN\"", "\"status\":401");
        }
    }

    @Test
    void aPageWithoutALoginLeadsToTheSignInPageAndBack() {
        HttpResponse<String> answer = http.get("/sandbox/mails");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(header(answer, "Location")).isEqualTo("/sign-in?to=%2Fsandbox%2Fmails");
        assertThat(http.get("/sandbox/mails", "HX-Request", "true").statusCode()).isEqualTo(401);
    }

    @Test
    void everyDoorSendsItsHeadersAlsoWithAProblem() {
        for (String path :
                new String[] {"/f/no-such-form", "/api/v1/no-such-thing", "/no-such-page"}) {
            HttpResponse<String> answer = http.get(path);
            assertThat(header(answer, "Content-Security-Policy")).as(path).isEqualTo(POLICY);
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
        assertThat(header(http.get("/no-such-page"), "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(http.get("/f/no-such-form"), "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void publicPathsSetNoCookie() {
        for (String path :
                new String[] {
                    "/f/x",
                    "/c/x",
                    "/u/x",
                    "/p/x",
                    "/w/x",
                    "/k/x",
                    "/abuse",
                    "/ledger/x",
                    "/healthz/x"
                }) {
            assertThat(http.get(path, "Cookie", "mf=x; mf-flash=b2sgeA").headers().map())
                    .as(path)
                    .doesNotContainKey("set-cookie");
            assertThat(http.postForm(path, "a=b", "Cookie", "mf=x").headers().map())
                    .as(path)
                    .doesNotContainKey("set-cookie");
        }
    }

    @Test
    void aProblemPageSpeaksTheReadersLanguage() {
        assertThat(http.get("/no-such-page").body())
                .contains("<html lang=\"de\">", "Das gibt es hier nicht.");
        assertThat(http.get("/no-such-page", "Accept-Language", "en-GB").body())
                .contains("<html lang=\"en\">", "There is nothing here.");
        assertThat(http.get("/no-such-page").statusCode()).isEqualTo(404);
    }

    @Test
    void aPostFromAnotherSiteIsRefusedAndOneFromOursIsNot() {
        String own = "http://localhost:" + port;
        assertThat(
                        http.postForm("/no-such-page", "", "Origin", "https://elsewhere.test")
                                .statusCode())
                .isEqualTo(403);
        assertThat(http.postForm("/no-such-page", "", "Origin", "null").statusCode())
                .isEqualTo(403);
        assertThat(http.postForm("/no-such-page", "", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(http.postForm("/no-such-page", "", "Origin", own).statusCode()).isEqualTo(404);
    }

    @Test
    void howAPathIsSpelledOpensNoOtherDoor() {
        HttpResponse<String> machines = http.get("/%61pi/v1/no-such-thing", "Cookie", "mf=x");
        assertThat(machines.statusCode()).isEqualTo(401);
        assertThat(header(machines, "Content-Type")).startsWith("application/problem+json");
        assertThat(http.get("/%66/no-such-form", "Cookie", "mf=x; mf-flash=b2sgeA").headers().map())
                .as("a public path, spelled otherwise")
                .doesNotContainKey("set-cookie");
        assertThat(header(http.get("/%66/no-such-form"), "Referrer-Policy"))
                .isEqualTo("no-referrer");
        for (String trick :
                new String[] {
                    "/f/..%2flists", "/f/%2e%2e/lists", "/f;x/../lists", "/f/%252e%252e"
                }) {
            assertThat(http.get(trick).statusCode()).as(trick).isIn(400, 404);
        }
    }

    @Test
    void aBodyPastItsLimitIsRefusedWithoutReadingIt() {
        String body = "x".repeat((1 << 20) + 1);
        HttpResponse<String> answer = http.postJson("/api/v1/sessions", body);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("TOO_LARGE");
    }

    @Test
    @Covers("C16")
    void withoutAProxyOfOursNobodyMayNameAnotherAddress() {
        HttpResponse<String> last = http.get("/u/u" + "b".repeat(29));
        for (int i = 0; i < 20; i++) {
            last = http.get("/u/u" + "b".repeat(29), "X-Forwarded-For", "203.0." + i + ".9");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        assertThat(last.body()).contains("<html lang=\"de\">", "zu viele Anfragen");
    }

    @Test
    void ourFilesMayBeKeptForAYear() {
        HttpResponse<String> page = http.get("/no-such-page");
        String style = page.body().replaceAll("(?s).*href=\"(/assets/[^\"]*open.css)\".*", "$1");
        HttpResponse<String> file = http.get(style);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
        assertThat(file.headers().map()).doesNotContainKey("set-cookie");
        assertThat(http.get("/assets/v/../../application.properties").statusCode()).isIn(400, 404);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
