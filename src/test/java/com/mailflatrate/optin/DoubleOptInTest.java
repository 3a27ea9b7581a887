package com.mailflatrate.optin;

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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class DoubleOptInTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern BLOCKED =
            Pattern.compile("(?i)welcome|willkommen|angebot|rabatt|aktion|gratis|offer|discount");

    @Autowired ApplicationContext context;

    @Autowired TestTime time;

    @Autowired Forgetting forgetting;

    @Autowired Asking asking;

    @LocalServerPort int port;

    private Customers customers;
    private Customer customer;
    private ListId list;
    private SignUps signUps;
    private Http http;

    @BeforeEach
    void aForm() {
        time.tick(Duration.ofMinutes(2));
        customers = new Customers(context);
        customer = customers.active("Kaffeerösterei Nordlicht");
        list = new SentMails(context).list(customer, "Neues aus der Rösterei");
        http = new Http(port);
        signUps = new SignUps(context, http);
    }

    @Test
    @Covers({"C7", "C8", "C17"})
    void theMailIsBareAndHoldsNothingAVisitorTyped() {
        Form form = signUps.open(customer, list);
        String email = fresh();
        signUps.post(
                form,
                Map.of("email", email, "consent", "on", "firstName", "Kauft Rabatt bei Evil"));
        signUps.secret(customer, email);
        String mail = signUps.mails(customer, email).getFirst();
        assertThat(mail)
                .doesNotContain("Evil")
                .doesNotContain("<")
                .contains("Kaffeerösterei Nordlicht")
                .contains("Neues aus der Rösterei")
                .contains("HRB 1234");
        assertThat(BLOCKED.matcher(mail).find()).isFalse();
        assertThat(mail.split("https?://", -1)).as("one link and one to stop").hasSize(3);
        assertThat(mail.split("/c/", -1)).as("both lead to the page itself").hasSize(3);
    }

    @Test
    @Covers("C4")
    void aSecretIsSinglePurposeExpiresAndOneWrongLetterIsUnknown() {
        Form form = signUps.open(customer, list);
        String email = fresh();
        signUps.signUp(form, email);
        String secret = signUps.secret(customer, email);
        assertThat(secret).hasSize(32);
        String wrong = (secret.charAt(0) == 'a' ? 'b' : 'a') + secret.substring(1);
        assertThat(http.postForm("/c/" + wrong, "").statusCode()).isEqualTo(404);
        assertThat(http.postForm("/c/never/" + secret, "").statusCode()).isEqualTo(404);
        assertThat(http.postForm("/c/" + signUps.never(customer, email), "").statusCode())
                .isEqualTo(404);
        time.tick(Duration.ofDays(7).plusSeconds(1));
        assertThat(http.postForm("/c/" + secret, "").statusCode()).isEqualTo(410);
        assertThat(count("audience.v_memberships where status = 'SUBSCRIBED' and account_id = ?"))
                .isZero();
    }

    @Test
    @Covers({"C9", "C10"})
    void whoDoesNotConfirmIsForgottenAfterSevenDaysWithoutAReminder() {
        Form form = signUps.open(customer, list);
        String email = fresh();
        signUps.signUp(form, email);
        String secret = signUps.secret(customer, email);
        time.tick(Duration.ofDays(6));
        asking.all();
        assertThat(signUps.mails(customer, email)).as("no reminder").hasSize(1);
        time.tick(Duration.ofDays(1).plusSeconds(1));
        forget();
        assertThat(count("audience.v_contacts where account_id = ?")).isZero();
        assertThat(count("optin.registrations where account_id = ?")).isZero();
        assertThat(count("optin.confirmations where account_id = ?")).isZero();
        assertThat(count("ledger.facts where account_id = ? and body like '%" + email + "%'"))
                .isZero();
        assertThat(
                        count(
                                "delivery.letters where account_id = ? and kind = 'CONFIRMATION' and to_address <> ''"))
                .isZero();
        assertThat(http.postForm("/c/" + secret, "").statusCode()).as("it was ours").isEqualTo(410);
        time.tick(Duration.ofDays(31));
        forget();
        assertThat(http.postForm("/c/" + secret, "").statusCode())
                .as("nothing is left")
                .isEqualTo(404);
    }

    @Test
    @Covers("C9")
    void whoConfirmedStays() {
        Form form = signUps.open(customer, list);
        String email = fresh();
        signUps.signUp(form, email);
        http.postForm("/c/" + signUps.secret(customer, email), "");
        time.tick(Duration.ofDays(15));
        forget();
        assertThat(count("audience.v_contacts where account_id = ?")).isEqualTo(1);
        assertThat(proof(email).path("record").path("request").path("typed").asString())
                .isEqualTo(email);
    }

    @Test
    @Covers("C11")
    void fiftyFormsForOneAddressAreOneMail() {
        List<Form> forms = new ArrayList<>();
        Customer other = customers.active("Andere Rösterei");
        ListId theirs = new SentMails(context).list(other, "Anderes");
        for (int i = 0; i < 25; i++) {
            forms.add(signUps.open(customer, list));
            forms.add(signUps.open(other, theirs));
        }
        String email = fresh();
        List<Integer> answers =
                forms.stream().map(form -> signUps.signUp(form, email).statusCode()).toList();
        assertThat(answers).containsOnly(303);
        signUps.settled(customer);
        signUps.settled(other);
        assertThat(signUps.mails(customer, email).size() + signUps.mails(other, email).size())
                .isEqualTo(1);
        time.tick(Duration.ofMinutes(11));
        asking.all();
        assertThat(signUps.mails(customer, email).size() + signUps.mails(other, email).size())
                .as("the other account's was only too fast")
                .isEqualTo(2);
    }

    @Test
    @Covers("C11")
    void whoSaysNeverIsAskedByNobodyUntilTakingItBack() {
        Form form = signUps.open(customer, list);
        String email = fresh();
        signUps.signUp(form, email);
        String never = signUps.never(customer, email);
        assertThat(http.get("/c/never/" + never).statusCode()).isEqualTo(200);
        assertThat(
                        count(
                                "optin.confirmations where expires_at > '"
                                        + time.now()
                                        + "' and account_id = ?"))
                .as("looking changes nothing")
                .isEqualTo(1);
        assertThat(http.postForm("/c/never/" + never, "").statusCode()).isEqualTo(200);
        Customer other = customers.active("Andere Rösterei");
        Form theirs = signUps.open(other, new SentMails(context).list(other, "Anderes"));
        time.tick(Duration.ofDays(2));
        assertThat(signUps.signUp(theirs, email).statusCode()).as("the same answer").isEqualTo(303);
        signUps.settled(other);
        assertThat(signUps.mails(other, email)).isEmpty();
        assertThat(http.postForm("/c/never/" + never, "lift=1").statusCode()).isEqualTo(200);
        signUps.signUp(theirs, email);
        signUps.secret(other, email);
        assertThat(signUps.mails(other, email)).hasSize(1);
    }

    @Test
    @Covers("C11")
    void neverIsSaidAndTakenBackByEachMailThatEverAskedTheMailbox() {
        String email = fresh();
        signUps.signUp(signUps.open(customer, list), email);
        String first = signUps.never(customer, email);
        Customer other = customers.active("Andere Rösterei");
        Form theirs = signUps.open(other, new SentMails(context).list(other, "Anderes"));
        time.tick(Duration.ofMinutes(11));
        signUps.signUp(theirs, email);
        String second = signUps.never(other, email);
        String waiting = signUps.secret(other, email);

        http.postForm("/c/never/" + first, "");
        assertThat(http.get("/c/never/" + second).body())
                .as("the other mail knows")
                .contains("name=\"lift\"");
        assertThat(http.postForm("/c/never/" + second, "").statusCode()).isEqualTo(200);
        assertThat(http.postForm("/c/" + waiting, "").statusCode())
                .as("and forgets what waited")
                .isEqualTo(410);

        http.postForm("/c/never/" + second, "lift=1");
        assertThat(http.get("/c/never/" + first).body()).doesNotContain("name=\"lift\"");
        time.tick(Duration.ofDays(2));
        signUps.signUp(theirs, email);
        signUps.settled(other);
        assertThat(signUps.mails(other, email)).hasSize(2);
    }

    @Test
    @Covers("C11")
    void neverHoldsForTwentyFourMonths() {
        Form form = signUps.open(customer, list);
        String email = fresh();
        signUps.signUp(form, email);
        http.postForm("/c/never/" + signUps.never(customer, email), "");
        Instant until = time.now().atOffset(ZoneOffset.UTC).plusMonths(24).toInstant();
        time.tick(Duration.between(time.now(), until).minusHours(1));
        signUps.signUp(form, email);
        signUps.settled(customer);
        assertThat(signUps.mails(customer, email)).hasSize(1);
        time.tick(Duration.ofHours(2));
        signUps.signUp(form, email);
        signUps.settled(customer);
        assertThat(signUps.mails(customer, email)).hasSize(2);
    }

    @Test
    @Covers("B4")
    void aDomainThatTakesNoMailIsNotAskedAndTheAnswerIsTheSame() {
        Form form = signUps.open(customer, list);
        String[] operator = customers.operator();
        String domain = "kein-" + UUID.randomUUID().toString().substring(0, 8) + ".test";
        http.send(
                "PUT",
                "/api/v1/sandbox/dns",
                "{\"name\":\"" + domain + "\",\"type\":\"MX\",\"values\":[\"0 .\"]}",
                operator[0],
                operator[1],
                "Content-Type",
                "application/json");
        assertThat(signUps.signUp(form, "anna@" + domain).statusCode()).isEqualTo(303);
        signUps.settled(customer);
        assertThat(signUps.mails(customer, "anna@" + domain)).isEmpty();
        assertThat(count("optin.registrations where why = 'NULL_MX' and account_id = ?"))
                .isEqualTo(1);
    }

    @Test
    @Covers({"C5", "C13"})
    void theProofHasEveryPartAndKeepsTheWordingThatWasShown() {
        Form form = signUps.open(customer, list, "trackingText", "Ja, messen Sie, was ich lese.");
        String email = fresh();
        signUps.post(
                form,
                Map.of("email", email, "consent", "on", "firstName", "Klara"),
                "User-Agent",
                "Browser/1",
                "Referer",
                "https://www.nordlicht-kaffee.test/news",
                "Origin",
                "https://www.nordlicht-kaffee.test");
        String secret = signUps.secret(customer, email);
        http.send("POST", "/c/" + secret, "", "User-Agent", "Phone/2");
        signUps.change(customer, form, "consentText", "Ja, etwas ganz anderes.");
        JsonNode proof =
                Eventually.value(
                        "the server's reply in the proof",
                        () ->
                                java.util.Optional.of(proof(email))
                                        .filter(
                                                one ->
                                                        !one.path("record")
                                                                .path("mail")
                                                                .path("reply")
                                                                .isMissingNode()));
        JsonNode record = proof.path("record");
        assertThat(record.path("request").path("typed").asString()).isEqualTo(email);
        assertThat(record.path("request").path("ip").asString()).isEqualTo("127.0.0.1");
        assertThat(record.path("request").path("userAgent").asString()).isEqualTo("Browser/1");
        assertThat(record.path("request").path("page").asString())
                .isEqualTo("https://www.nordlicht-kaffee.test/news");
        assertThat(record.path("request").path("host").asString())
                .isEqualTo("https://www.nordlicht-kaffee.test");
        assertThat(record.path("request").path("tls").asBoolean()).isFalse();
        assertThat(record.path("request").path("checks").asString()).contains("honeypot");
        assertThat(record.path("wording").asString()).isEqualTo(SignUps.WORDING);
        assertThat(record.path("wordingSha256").asString())
                .isEqualTo(proof.path("form").path("consentSha256").asString());
        assertThat(record.path("tracking").asBoolean()).isFalse();
        assertThat(proof.path("form").path("version").asInt()).isEqualTo(1);
        assertThat(proof.path("form").path("consentText").asString()).isEqualTo(SignUps.WORDING);
        assertThat(proof.path("form").path("frequency").path("per").asString()).isEqualTo("week");
        assertThat(record.path("mail").path("subject").asString())
                .contains("Neues aus der Rösterei");
        assertThat(record.path("mail").path("messageId").asString()).startsWith("<").endsWith(">");
        assertThat(record.path("mail").path("reply").asString()).startsWith("250");
        assertThat(record.path("mail").path("text").asString()).doesNotContain(secret);
        assertThat(record.path("mail").path("acceptedAt").asString()).isNotEmpty();
        assertThat(record.path("confirmation").path("method").asString()).isEqualTo("POST");
        assertThat(record.path("confirmation").path("userAgent").asString()).isEqualTo("Phone/2");
        assertThat(record.path("confirmation").path("token").asString()).hasSize(16);
        assertThat(proof.path("standing").path("status").asString()).isEqualTo("subscribed");
    }

    private void forget() {
        while (forgetting.unconfirmed(List::of) | forgetting.registrations(List::of)) {}
        forgetting.hashes();
    }

    private JsonNode proof(String email) {
        String contact =
                signUps.engine(
                        db ->
                                db.sql(
                                                "select id::text from audience.v_contacts where account_id = ? and email = ?")
                                        .params(customer.account().value(), email)
                                        .query(String.class)
                                        .single());
        return JSON.readTree(
                        http.get("/api/v1/contacts/" + contact + "/consent", customer.bearer())
                                .body())
                .path("items")
                .path(0);
    }

    private long count(String what) {
        return signUps.engine(
                db ->
                        db.sql("select count(*) from " + what)
                                .param(customer.account().value())
                                .query(Long.class)
                                .single());
    }

    private static String fresh() {
        return "p" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
    }
}
