package com.mailflatrate.web.open.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.SignUps.Form;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ListId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class HostedFormTest {

    @Autowired ApplicationContext context;

    @Autowired TestTime time;

    @LocalServerPort int port;

    private Customer customer;
    private ListId list;
    private SignUps signUps;
    private Http http;

    @BeforeEach
    void aForm() {
        time.tick(Duration.ofMinutes(2));
        customer = new Customers(context).active("Kaffeerösterei Nordlicht");
        list = new SentMails(context).list(customer, "Neues");
        http = new Http(port);
        signUps = new SignUps(context, http);
    }

    @Test
    @Covers({"C1", "C2", "C3"})
    void aRegistrationIsUnconfirmedUntilTheButtonIsPressed() {
        Form form = signUps.open(customer, list);
        String email = fresh();
        HttpResponse<String> answer = signUps.signUp(form, email);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(http.get(answer.headers().firstValue("Location").orElseThrow()).body())
                .contains("Postfach");
        String secret = signUps.secret(customer, email);
        assertThat(status(email)).isEqualTo("UNCONFIRMED");
        for (String method : new String[] {"GET", "HEAD", "OPTIONS"}) {
            http.send(method, "/c/" + secret, null, "User-Agent", "SafeLinks");
        }
        assertThat(http.get("/c/" + secret).body()).contains(SignUps.WORDING);
        assertThat(status(email)).isEqualTo("UNCONFIRMED");
        assertThat(http.postForm("/c/" + secret, "").statusCode()).isEqualTo(200);
        assertThat(status(email)).isEqualTo("SUBSCRIBED");
        assertThat(http.postForm("/c/" + secret, "").body()).contains("schon bestätigt");
        assertThat(proofs(email)).isEqualTo(1);
    }

    @Test
    void nothingIsTickedAndTheTickIsNeeded() {
        Form form = signUps.open(customer, list, "trackingText", "Ja, messen Sie, was ich lese.");
        assertThat(http.get("/f/" + form.key()).headers().firstValue("Referrer-Policy"))
                .as("the proof names the page")
                .hasValue("same-origin");
        assertThat(http.get("/f/" + form.key()).body())
                .contains("name=\"consent\"")
                .contains("name=\"tracking\"")
                .doesNotContain(" checked");
        HttpResponse<String> without = signUps.post(form, Map.of("email", fresh()));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Ohne Ihr Häkchen");
    }

    @Test
    @Covers({"C1", "C14"})
    void onlyWhatATickedBoxSendsIsATick() {
        Form form = signUps.open(customer, list, "trackingText", "Ja, messen Sie, was ich lese.");
        for (String no : List.of("off", "no", "nein", "false", "0", " ")) {
            HttpResponse<String> answer =
                    signUps.post(form, Map.of("email", fresh(), "consent", no, "tracking", no));
            assertThat(answer.statusCode()).as(no).isEqualTo(422);
            assertThat(answer.body())
                    .as("nothing is ticked for anybody")
                    .doesNotContain(" checked");
        }
        String email = fresh();
        signUps.post(form, Map.of("email", email, "consent", "on", "tracking", "false"));
        http.postForm("/c/" + signUps.secret(customer, email), "");
        assertThat(status(email)).isEqualTo("SUBSCRIBED");
        assertThat(tracking(email)).isFalse();
        assertThat(contacts()).isEqualTo(1);
    }

    @Test
    @Covers("C14")
    void measuringIsAConsentOfItsOwn() {
        Form form = signUps.open(customer, list, "trackingText", "Ja, messen Sie, was ich lese.");
        String without = fresh();
        String with = fresh();
        signUps.signUp(form, without);
        signUps.post(form, Map.of("email", with, "consent", "on", "tracking", "on"));
        for (String email : new String[] {without, with}) {
            String page = http.get("/c/" + signUps.secret(customer, email)).body();
            assertThat(page.contains("messen Sie"))
                    .as("what the button confirms")
                    .isEqualTo(email.equals(with));
            http.postForm("/c/" + signUps.secret(customer, email), "");
            assertThat(status(email)).isEqualTo("SUBSCRIBED");
            assertThat(tracking(email)).isEqualTo(email.equals(with));
        }
    }

    @Test
    @Covers("B1")
    void aRoleAddressIsExplainedAndThePersonalOneAskedFor() {
        Form form = signUps.open(customer, list);
        for (String role :
                new String[] {"info@accept.test", "support@accept.test", "sales@accept.test"}) {
            HttpResponse<String> answer =
                    signUps.post(form, Map.of("email", role, "consent", "on", "firstName", "Ole"));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("Funktionsadresse")
                    .contains("Ihre persönliche E-Mail-Adresse")
                    .contains("value=\"Ole\"");
        }
        String personal = fresh();
        assertThat(signUps.signUp(form, personal).statusCode()).isEqualTo(303);
        signUps.secret(customer, personal);
        assertThat(contacts()).isEqualTo(1);
    }

    @Test
    @Covers("C12")
    void knownUnknownAndSuppressedAddressesGetTheSameAnswer() {
        Form form = signUps.open(customer, list);
        String known = fresh();
        signUps.signUp(form, known);
        http.postForm("/c/" + signUps.secret(customer, known), "");
        String suppressed = fresh();
        http.postJson(
                "/api/v1/suppressions",
                "{\"email\":\"" + suppressed + "\",\"reason\":\"MANUAL\"}",
                customer.bearer());
        HttpResponse<String> first = signUps.signUp(form, known);
        HttpResponse<String> second = signUps.signUp(form, fresh());
        HttpResponse<String> third = signUps.signUp(form, suppressed);
        assertThat(first.statusCode()).isEqualTo(303);
        for (HttpResponse<String> other : List.of(second, third)) {
            assertThat(other.statusCode()).isEqualTo(first.statusCode());
            assertThat(other.body()).isEqualTo(first.body());
            assertThat(other.headers().firstValue("Location"))
                    .isEqualTo(first.headers().firstValue("Location"));
        }
        signUps.settled(customer);
        assertThat(signUps.mails(customer, known)).hasSize(1);
        assertThat(signUps.mails(customer, suppressed)).isEmpty();
    }

    @Test
    void theSumAgainstRobotsIsNeededWorksOnceAndBelongsToOneForm() {
        Form form = signUps.open(customer, list, "captcha", "altcha");
        Form other = signUps.open(customer, list, "captcha", "altcha");
        HttpResponse<String> without = signUps.signUp(form, fresh());
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Rechenaufgabe").contains("/form.js");
        String solved = signUps.solve(form);
        assertThat(solvedPost(other, solved)).isEqualTo(422);
        assertThat(solvedPost(form, solved)).isEqualTo(303);
        assertThat(solvedPost(form, solved)).as("used before").isEqualTo(422);
        String late = signUps.solve(form);
        time.tick(Duration.ofMinutes(31));
        assertThat(solvedPost(form, late)).as("expired").isEqualTo(422);
        assertThat(solvedPost(form, "bm9uc2Vuc2U=")).isEqualTo(422);
    }

    @Test
    @Covers("C11")
    void aRobotInTheHoneypotIsThankedAndForgotten() {
        Form form = signUps.open(customer, list);
        String email = fresh();
        assertThat(
                        signUps.post(
                                        form,
                                        Map.of(
                                                "email",
                                                email,
                                                "consent",
                                                "on",
                                                "homepage",
                                                "http://spam.test"))
                                .statusCode())
                .isEqualTo(303);
        signUps.settled(customer);
        assertThat(signUps.mails(customer, email)).isEmpty();
        assertThat(contacts()).isZero();
    }

    @Test
    @Covers("C16")
    void theAddressOfTheSocketCountsUnlessAKnownProxySaysOtherwise() {
        Form form = signUps.open(customer, list);
        String email = fresh();
        signUps.signUp(form, email, "X-Forwarded-For", "203.0.113.99");
        signUps.settled(customer);
        String facts =
                signUps.engine(
                        db ->
                                db.sql(
                                                "select string_agg(body, ' ') from ledger.facts where account_id = ? and body like ?")
                                        .params(customer.account().value(), "%" + email + "%")
                                        .query(String.class)
                                        .single());
        assertThat(facts).contains("\"ip\":\"127.0.0.1\"").doesNotContain("203.0.113.99");
    }

    @Test
    void oddPostsAreAnsweredWithTheFormAndLeaveNothing() {
        Form form = signUps.open(customer, list);
        String email = fresh();
        assertThat(signUps.post(form, Map.of()).statusCode()).isEqualTo(422);
        assertThat(signUps.post(form, Map.of("email", "a@b@c", "consent", "on")).statusCode())
                .isEqualTo(422);
        for (String name :
                new String[] {"Ole\r\nBcc: x@y.test", "http://evil.test/kaufen", "x".repeat(81)}) {
            HttpResponse<String> answer =
                    signUps.post(form, Map.of("email", email, "consent", "on", "firstName", name));
            assertThat(answer.statusCode()).isEqualTo(422);
        }
        HttpResponse<String> script =
                signUps.post(form, Map.of("email", "<script>alert(1)</script>", "consent", "on"));
        assertThat(script.body()).doesNotContain("<script>alert");
        assertThat(
                        http.send(
                                        "POST",
                                        "/f/" + form.key(),
                                        "x".repeat(5_000_000),
                                        "Content-Type",
                                        "application/x-www-form-urlencoded")
                                .statusCode())
                .isEqualTo(413);
        assertThat(http.postForm("/f/abcdefghijklmnop", "email=a@b.test").statusCode())
                .isEqualTo(404);
        signUps.settled(customer);
        assertThat(contacts()).isZero();
    }

    private int solvedPost(Form form, String solved) {
        return signUps.post(form, Map.of("email", fresh(), "consent", "on", "altcha", solved))
                .statusCode();
    }

    private static String fresh() {
        return "p" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
    }

    private String status(String email) {
        return Eventually.value(
                "the membership",
                () ->
                        signUps.engine(
                                db ->
                                        db.sql(
                                                        "select m.status from audience.v_memberships m join audience.v_contacts c"
                                                                + " on c.account_id = m.account_id and c.id = m.contact_id"
                                                                + " where m.account_id = ? and c.email = ?")
                                                .params(customer.account().value(), email)
                                                .query(String.class)
                                                .optional()));
    }

    private boolean tracking(String email) {
        return signUps.engine(
                db ->
                        db.sql(
                                        "select p.tracking from consent.proofs p join audience.v_contacts c"
                                                + " on c.account_id = p.account_id and c.id = p.contact_id"
                                                + " where p.account_id = ? and c.email = ?")
                                .params(customer.account().value(), email)
                                .query(Boolean.class)
                                .single());
    }

    private long proofs(String email) {
        return signUps.engine(
                db ->
                        db.sql(
                                        "select count(*) from consent.proofs p join audience.v_contacts c"
                                                + " on c.account_id = p.account_id and c.id = p.contact_id"
                                                + " where p.account_id = ? and c.email = ?")
                                .params(customer.account().value(), email)
                                .query(Long.class)
                                .single());
    }

    private long contacts() {
        return signUps.engine(
                db ->
                        db.sql("select count(*) from audience.v_contacts where account_id = ?")
                                .param(customer.account().value())
                                .query(Long.class)
                                .single());
    }
}
