package com.mailflatrate.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Staff;
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
                        "/" + "a".repeat(600))) {
            HttpResponse<String> led =
                    http.get("/sign-in?to=" + encoded(trick), "Cookie", "mf=" + session);
            assertThat(led.headers().firstValue("Location"))
                    .as(trick)
                    .hasValue(http.base() + "/start");
        }
        assertThat(
                        http.get("/sign-in?to=/lists", "Cookie", "mf=" + session)
                                .headers()
                                .firstValue("Location"))
                .hasValue(http.base() + "/lists");
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
