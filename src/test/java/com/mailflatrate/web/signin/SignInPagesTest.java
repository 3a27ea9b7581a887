package com.mailflatrate.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.doors.entry.FormProof;
import com.mailflatrate.factor.Totp;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Signing in on the page, where the code is asked for after the password. */
@DatabaseTest
class SignInPagesTest {

    private static final Pattern HALF_WAY = Pattern.compile("name=\"halfWay\" value=\"([^\"]+)\"");

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private TestTime time;
    private Http http;
    private String password;
    private Staff.NewStaff jana;
    private String email;

    @BeforeEach
    void somebodyWithAnAuthenticator() {
        http = new Http(port);
        password = new Customers(context).password();
        email = "jana-" + UUID.randomUUID() + "@betrieb.test";
        jana = staff(email);
    }

    @Test
    void afterTheRightPasswordTheCodeAloneIsAskedFor() {
        HttpResponse<String> first = signIn(email, "password", password);
        assertThat(first.body()).contains("name=\"code\"").doesNotContain("name=\"password\"");
        String halfWay = halfWay(first);
        HttpResponse<String> wrong = signIn(email, "halfWay", halfWay, "code", "000000");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("name=\"code\"").doesNotContain("name=\"password\"");
        HttpResponse<String> right = signIn(email, "halfWay", halfWay, "code", code());
        assertThat(right.statusCode()).isEqualTo(302);
        assertThat(right.headers().allValues("Set-Cookie")).anyMatch(one -> one.contains("mf="));
    }

    @Test
    void whatStandsForThePasswordIsNoUseToOthersNorAlterable() {
        String halfWay = halfWay(signIn(email, "password", password));
        String other = "olaf-" + UUID.randomUUID() + "@betrieb.test";
        staff(other);
        assertThat(signIn(other, "halfWay", halfWay, "code", code()).statusCode()).isEqualTo(401);
        char last = halfWay.charAt(20) == 'A' ? 'B' : 'A';
        String altered = halfWay.substring(0, 20) + last + halfWay.substring(21);
        assertThat(signIn(email, "halfWay", altered, "code", code()).body())
                .contains("name=\"password\"");
        assertThat(signIn(email, "halfWay", "%%%", "code", code()).statusCode()).isEqualTo(401);
    }

    @Test
    void aQuarterOfAnHourLaterThePasswordIsAskedForAgain() {
        String halfWay = halfWay(signIn(email, "password", password));
        time.tick(Duration.ofMinutes(10));
        assertThat(halfWay(signIn(email, "halfWay", halfWay, "code", "000000")))
                .as("a wrong code does not lengthen it")
                .isEqualTo(halfWay);
        time.tick(Duration.ofMinutes(5));
        HttpResponse<String> late = signIn(email, "halfWay", halfWay, "code", code());
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.body()).contains("name=\"password\"");
    }

    @Test
    void signingInLeadsNowhereButHere() {
        Customers customers = new Customers(context);
        String session = customers.session(customers.active("Umleitung"));
        for (String trick :
                List.of(
                        "//evil.test",
                        "https://evil.test/start",
                        "/\\evil.test",
                        "\\\\evil.test",
                        "/\t/evil.test",
                        "/\n/evil.test",
                        "javascript:alert(1)",
                        "evil.test",
                        " //evil.test",
                        "/\r\nLocation: https://evil.test",
                        "/lists\r\nSet-Cookie: mf=x",
                        "/\u2028/evil.test",
                        "/.//evil.test",
                        "/..//evil.test",
                        "/lists/../..//evil.test",
                        "/lists/{a}",
                        "/lists?x=${7*7}",
                        "?//evil.test",
                        "/" + "a".repeat(600))) {
            HttpResponse<String> led =
                    http.get("/sign-in?to=" + encoded(trick), "Cookie", "mf=" + session);
            assertThat(led.headers().firstValue("Location")).as(trick).hasValue("/start");
        }
        assertThat(
                        http.get("/sign-in?to=/lists", "Cookie", "mf=" + session)
                                .headers()
                                .firstValue("Location"))
                .hasValue("/lists");
    }

    @Test
    void aSessionIsNewAtEachSignInWhateverCookieCameAlongAndTheOneBeforeEnds() {
        String planted = "p".repeat(43);
        String first = session(signInWith(planted, ""));
        assertThat(first).hasSizeGreaterThanOrEqualTo(43).isNotEqualTo(planted);
        assertThat(new Pages(port, planted).get("/profile").statusCode()).isEqualTo(303);
        assertThat(new Pages(port, first).get("/profile").statusCode()).isEqualTo(200);
        time.tick(Duration.ofSeconds(30));
        String second = session(signInWith(first, context.getBean(FormProof.class).of(first)));
        assertThat(second).isNotEqualTo(first);
        assertThat(new Pages(port, first).get("/profile").statusCode()).isEqualTo(303);
        assertThat(new Pages(port, second).get("/profile").statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasJustJoinedIsToldSo() {
        assertThat(http.get("/sign-in?joined").body()).contains("Sie gehören jetzt dazu.");
        assertThat(http.get("/sign-in").body()).doesNotContain("Sie gehören jetzt dazu.");
    }

    @Test
    void noScriptReadsTheCookiesAndNoOtherSitesPostBringsThem() {
        HttpResponse<String> opened = signIn(email, "password", password, "code", code());
        assertThat(opened.statusCode()).isEqualTo(302);
        assertThat(opened.headers().allValues("Set-Cookie"))
                .filteredOn(one -> one.startsWith("mf"))
                .hasSize(2)
                .allSatisfy(
                        one ->
                                assertThat(one)
                                        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                                        .doesNotContain("Domain="));
    }

    @Test
    void aFormWithoutItsProofOrWithAnothersChangesNothing() {
        Customers customers = new Customers(context);
        Customers.Customer customer = customers.active("Beweis GmbH");
        String session = customers.session(customer);
        String another = customers.session(customers.active("Fremd GmbH"));
        FormProof proof = context.getBean(FormProof.class);
        for (String value : List.of("", "x", "%%%", proof.of(another))) {
            assertThat(rename(session, value).statusCode()).as(value).isEqualTo(403);
        }
        assertThat(new Pages(port, session).get("/profile").body()).doesNotContain("Neuer Name");
        assertThat(rename(session, proof.of(session)).statusCode()).isEqualTo(302);
        assertThat(new Pages(port, session).get("/profile").body()).contains("Neuer Name");
    }

    @Test
    void aTabLeftOpenFromBeforeSaysSoAndLeadsOn() {
        Customers customers = new Customers(context);
        Customers.Customer customer = customers.active("Zwei Fenster GmbH");
        String old = context.getBean(FormProof.class).of(customers.session(customer));
        String session = customers.session(customer);
        for (String path : List.of("/sign-in", "/profile")) {
            HttpResponse<String> stale =
                    http.postForm(
                            path,
                            "name=Neuer+Name&_csrf=" + old,
                            "Cookie",
                            "mf=" + session,
                            "Referer",
                            http.base() + path,
                            "Accept-Language",
                            "de");
            assertThat(stale.statusCode()).isEqualTo(403);
            assertThat(stale.body())
                    .contains("Diese Seite ist nicht mehr aktuell.", "href=\"" + path + "\"")
                    .contains("action=\"/sign-out\"");
        }
        HttpResponse<String> page =
                http.postForm("/profile", "_csrf=" + old, "Cookie", "mf=" + session);
        Matcher hidden = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(hidden.find()).isTrue();
        HttpResponse<String> out =
                http.postForm("/sign-out", "_csrf=" + hidden.group(1), "Cookie", "mf=" + session);
        assertThat(out.headers().firstValue("Location")).hasValue("/sign-in");
        assertThat(new Pages(port, session).get("/profile").statusCode()).isEqualTo(303);
    }

    private HttpResponse<String> rename(String session, String value) {
        return http.postForm(
                "/profile",
                "name=Neuer+Name&language=de&_csrf=" + encoded(value),
                "Cookie",
                "mf=" + session);
    }

    private HttpResponse<String> signInWith(String cookie, String proof) {
        return http.postForm(
                "/sign-in",
                "email=%s&password=%s&code=%s&_csrf=%s"
                        .formatted(encoded(email), encoded(password), encoded(code()), proof),
                "Cookie",
                "mf=" + cookie);
    }

    private static String session(HttpResponse<String> opened) {
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(302);
        return opened.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("mf="))
                .map(one -> one.substring(3, one.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndEndsTheOtherSessions() {
        Customers customers = new Customers(context);
        Customers.Customer customer = customers.active("Wechsel GmbH");
        Pages elsewhere = new Pages(port, customers.session(customer));
        Pages here = new Pages(port, customers.session(customer));
        String[] wrong = {"current", "geraten und falsch", "password", "neue bohnen, neuer tag"};
        HttpResponse<String> refused = here.post("/profile", "/profile/password", wrong);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("role=\"alert\"");
        assertThat(elsewhere.get("/profile").statusCode()).isEqualTo(200);
        String[] right = {"current", password, "password", "neue bohnen, neuer tag"};
        assertThat(here.post("/profile", "/profile/password", right).statusCode()).isEqualTo(302);
        assertThat(here.get("/profile").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/profile").statusCode()).isEqualTo(303);
        assertThat(signIn(customer.email(), "password", password).body())
                .as("the old one is over")
                .contains("name=\"password\"");
        assertThat(signIn(customer.email(), "password", "neue bohnen, neuer tag").body())
                .as("the new one is right, and the device is new")
                .contains("name=\"code\"");
    }

    @Test
    void theCookieOfAnEndedSessionOpensNoPage() {
        Customers customers = new Customers(context);
        String session = customers.session(customers.active("Ende"));
        Pages pages = new Pages(port, session);
        assertThat(pages.get("/lists").statusCode()).isEqualTo(200);
        pages.post("/lists", "/sign-out");
        HttpResponse<String> after = pages.get("/lists");
        assertThat(after.statusCode()).isEqualTo(303);
        assertThat(after.headers().firstValue("Location").orElse("")).contains("/sign-in");
    }

    private Staff.NewStaff staff(String address) {
        return context.getBean(Staff.class)
                .create(
                        "Jana Weber",
                        EmailAddress.parse(address).orElseThrow(),
                        password,
                        Language.DE);
    }

    private String code() {
        String secret = jana.totpSecret().toLowerCase(Locale.ROOT);
        return Totp.code(Base32.decode(secret).orElseThrow(), time.now());
    }

    private HttpResponse<String> signIn(String address, String... fields) {
        StringBuilder form = new StringBuilder("email=").append(encoded(address));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return http.postForm("/sign-in", form.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String halfWay(HttpResponse<String> page) {
        Matcher found = HALF_WAY.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }
}
