package com.mailflatrate.web.open.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.SignUps.Form;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ListId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What is on record is what was read, whichever page it stood on and however old that is. */
@DatabaseTest
class ShownWordsTest {

    private static final String NEW_WORDS = "Ja, ich möchte auch von Tee lesen.";

    @Autowired ApplicationContext context;
    @Autowired TestTime time;
    @LocalServerPort int port;

    private Customer customer;
    private SignUps signUps;
    private Http http;
    private Form form;

    @BeforeEach
    void aForm() {
        time.tick(Duration.ofMinutes(2));
        customer = new Customers(context).active("Kaffeerösterei Nordlicht");
        ListId list = new SentMails(context).list(customer, "Neues");
        http = new Http(port);
        signUps = new SignUps(context, http);
        form = signUps.open(customer, list);
    }

    @Test
    @Covers({"C5", "C13"})
    void whoReadOtherWordsReadsTheseFirst() {
        signUps.change(customer, form, "consentText", NEW_WORDS);
        String email = fresh();
        HttpResponse<String> stale = post(email, "1");
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.body())
                .contains(NEW_WORDS, email, "name=\"shown-version\" value=\"2\"", "geändert")
                .doesNotContain(" checked");
        for (String odd : new String[] {"3", "0", "-1", "9999999999", "eins"}) {
            assertThat(post(email, odd).statusCode()).as(odd).isEqualTo(422);
        }
        signUps.settled(customer);
        assertThat(signUps.mails(customer, email)).isEmpty();

        assertThat(post(email, "2").statusCode()).isEqualTo(303);
        signUps.secret(customer, email);
        assertThat(facts(email)).contains("\"shownVersion\":\"2\"");
    }

    @Test
    @Covers("C13")
    void whoReadTheSameWordsUnderAnotherNumberIsTaken() {
        signUps.change(
                customer, form, "privacyUrl", "https://www.nordlicht-kaffee.test/datenschutz-neu");
        assertThat(post(fresh(), "1").statusCode()).isEqualTo(303);
        signUps.change(customer, form, "frequency", Map.of("max", 3, "per", "week"));
        assertThat(post(fresh(), "1").statusCode()).as("another promise").isEqualTo(422);
    }

    @Test
    void theSnippetsHoldTheWordsVisitorsSeeAndNotThoseThatWait() {
        var waiting =
                signUps.change(customer, form, "consentText", "Ja, und ein Gewinnspiel dazu.");
        assertThat(waiting.path("state").asString()).isEqualTo("review");
        assertThat(waiting.path("embedHtml").asString())
                .contains(SignUps.WORDING)
                .contains("name=\"shown-version\" value=\"1\"")
                .contains("Höchstens eine Mail pro Woche.")
                .doesNotContain("Gewinnspiel");
        String line = waiting.path("embedScript").asString();
        assertThat(line).startsWith("<script src=").contains("/f/" + form.key() + "/embed.js");
        assertThat(script()).contains(SignUps.WORDING).doesNotContain("Gewinnspiel");
    }

    @Test
    void theScriptBringsTheWordsOfTheDayToAnyPageAndNothingWithoutAForm() {
        signUps.change(customer, form, "consentText", NEW_WORDS);
        HttpResponse<String> script = http.get("/f/" + form.key() + "/embed.js");
        assertThat(script.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/javascript");
        assertThat(script.headers().firstValue("Cross-Origin-Resource-Policy"))
                .hasValue("cross-origin");
        assertThat(script.body()).contains(NEW_WORDS).doesNotContain("form.js");
        assertThat(http.get("/f/abcdefghijklmnop/embed.js").statusCode()).isEqualTo(404);
    }

    private String script() {
        return http.get("/f/" + form.key() + "/embed.js").body();
    }

    private HttpResponse<String> post(String email, String shown) {
        Map<String, String> values = new HashMap<>(Map.of("email", email, "consent", "on"));
        values.put("shown-version", shown);
        return signUps.post(form, values);
    }

    private String facts(String email) {
        return signUps.engine(
                db ->
                        db.sql(
                                        "select string_agg(body, ' ') from ledger.facts where account_id = ? and body like ?")
                                .params(customer.account().value(), "%" + email + "%")
                                .query(String.class)
                                .single());
    }

    private static String fresh() {
        return "w" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
    }
}
