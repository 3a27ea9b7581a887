package com.mailflatrate.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.SignUps.Form;
import com.mailflatrate.kernel.ListId;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class FormsApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired ApplicationContext context;

    @LocalServerPort int port;

    private Customer customer;
    private ListId list;
    private SignUps signUps;
    private Http http;

    @BeforeEach
    void aCustomer() {
        customer = new Customers(context).active("Kaffeerösterei Nordlicht");
        list = new SentMails(context).list(customer, "Neues");
        http = new Http(port);
        signUps = new SignUps(context, http);
    }

    @Test
    void theFirstFormWaitsForAPersonAndLaterOnesDont() {
        HttpResponse<String> first = signUps.create(customer, list, SignUps.draft());
        assertThat(first.statusCode()).isEqualTo(201);
        Form form = form(first);
        assertThat(form.json().path("state").asString()).isEqualTo("review");
        assertThat(form.json().path("flags").path(0).asString()).isEqualTo("FIRST_FORM");
        assertThat(http.get("/f/" + form.key()).statusCode()).isEqualTo(404);
        assertThat(signUps.signUp(form, "frueh@accept.test").statusCode()).isEqualTo(404);

        signUps.approve(form);
        assertThat(http.get("/f/" + form.key()).statusCode()).isEqualTo(200);
        Form second = form(signUps.create(customer, list, SignUps.draft()));
        assertThat(second.json().path("state").asString()).isEqualTo("public");
        assertThat(http.get("/f/" + second.key()).statusCode()).isEqualTo(200);
    }

    @Test
    void aLaterFormThatARuleFlagsWaitsAndTheOldVersionStaysOpen() {
        Form form = signUps.open(customer, list);
        JsonNode changed =
                signUps.change(
                        customer,
                        form,
                        "consentText",
                        "Ja, ich nehme am Gewinnspiel teil und möchte Post.");
        assertThat(changed.path("state").asString()).isEqualTo("review");
        assertThat(changed.path("version").asInt()).isEqualTo(2);
        assertThat(changed.path("publicVersion").asInt()).isEqualTo(1);
        assertThat(http.get("/f/" + form.key()).body())
                .contains("neuen Kaffees")
                .doesNotContain("Gewinnspiel");
    }

    @Test
    @Covers("C13")
    void anotherWordingIsAnotherVersionWithAnotherHash() {
        Form form = signUps.open(customer, list);
        JsonNode changed =
                signUps.change(
                        customer, form, "consentText", "Ja, ich möchte Post von Nordlicht lesen.");
        assertThat(changed.path("state").asString()).isEqualTo("public");
        JsonNode versions =
                JSON.readTree(
                                http.get(
                                                "/api/v1/forms/" + form.id() + "/versions",
                                                customer.bearer())
                                        .body())
                        .path("items");
        assertThat(versions.size()).isEqualTo(2);
        assertThat(versions.path(1).path("consentText").asString()).isEqualTo(SignUps.WORDING);
        assertThat(versions.path(0).path("consentSha256").asString())
                .isNotEqualTo(versions.path(1).path("consentSha256").asString());
        assertThat(http.get("/f/" + form.key()).body()).contains("Post von Nordlicht");
    }

    @Test
    @Covers("C1")
    void thereIsNoFieldThatSwitchesTheDoubleOptInOff() {
        for (String name : List.of("doubleOptIn", "double_opt_in", "singleOptIn")) {
            assertThat(signUps.create(customer, list, SignUps.draft(name, false)).statusCode())
                    .as(name)
                    .isEqualTo(400);
        }
        assertThat(signUps.create(customer, list, SignUps.draft()).statusCode()).isEqualTo(201);
    }

    @Test
    @Covers("C15")
    void withoutAPrivacyPageThereIsNoFormAndWithOneTheImprintStandsBelow() {
        Map<String, Object> lacking = SignUps.draft();
        lacking.remove("privacyUrl");
        HttpResponse<String> without = signUps.create(customer, list, lacking);
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("\"privacyUrl\"").contains("REQUIRED");
        Form form = signUps.open(customer, list);
        assertThat(http.get("/f/" + form.key()).body())
                .contains("https://www.nordlicht-kaffee.test/datenschutz")
                .contains("Hafenstraße 1")
                .contains("HRB 1234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PIN",
                "Ihre TAN",
                "Passwort",
                "Pa55wort",
                "P I N",
                "Kreditkartennummer",
                "Kartennummer",
                "Kontonummer",
                "IBAN",
                "Card number",
                "Password",
                "Bank account",
                "CVV"
            })
    void labelsThatAskForSecretsAreRefused(String label) {
        HttpResponse<String> answer =
                signUps.create(
                        customer,
                        list,
                        SignUps.draft(
                                "fields",
                                List.of(Map.of("key", "extra", "label", label, "required", true))));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("LABEL_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vorname",
                "Lieblingskaffee",
                "Spinat oder Salat",
                "Kundennummer",
                "Stadt",
                "Company"
            })
    void labelsThatAskForOrdinaryThingsAreWelcome(String label) {
        assertThat(
                        signUps.create(
                                        customer,
                                        list,
                                        SignUps.draft(
                                                "fields",
                                                List.of(
                                                        Map.of(
                                                                "key",
                                                                "extra",
                                                                "label",
                                                                label,
                                                                "required",
                                                                true))))
                                .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aVisitorIsSentToNoForeignSite() {
        HttpResponse<String> foreign =
                signUps.create(
                        customer,
                        list,
                        SignUps.draft("redirectUrl", "https://anderswo.test/danke"));
        assertThat(foreign.statusCode()).isEqualTo(422);
        assertThat(foreign.body()).contains("REDIRECT_NOT_ALLOWED");
    }

    @Test
    void theEmbeddableHtmlIsPlainAndPostsToUs() {
        Form form = signUps.open(customer, list, "captcha", "altcha");
        String html = form.json().path("embedHtml").asString();
        assertThat(html)
                .contains(
                        "action=\""
                                + form.json().path("hostedUrl").asString()
                                + "\" method=\"post\"")
                .contains("name=\"email\"")
                .contains("name=\"firstName\"")
                .contains("name=\"consent\" value=\"on\"")
                .contains("/form.js")
                .doesNotContain("checked");
        assertThat(
                        signUps.open(customer, list, "captcha", "none")
                                .json()
                                .path("embedHtml")
                                .asString())
                .doesNotContain("<script");
    }

    @Test
    void formsOfOthersDoNotExist() {
        Form form = signUps.open(customer, list);
        Customer other = new Customers(context).active("Andere GmbH");
        assertThat(http.get("/api/v1/forms/" + form.id(), other.bearer()).statusCode())
                .isEqualTo(404);
        assertThat(signUps.create(other, list, SignUps.draft()).statusCode()).isEqualTo(404);
        assertThat(http.get("/api/v1/forms/" + form.id(), customer.bearer()).statusCode())
                .isEqualTo(200);
        assertThat(http.get("/api/v1/operator/forms", customer.bearer()).statusCode())
                .isEqualTo(404);
    }

    @Test
    @Covers("A1")
    void anAccountNobodyHasActivatedHasNoForm() {
        Customer pending = new Customers(context).pending("Neue GmbH");
        ListId theirs = new SentMails(context).list(pending, "Neues");
        HttpResponse<String> answer = signUps.create(pending, theirs, SignUps.draft());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("ACCOUNT_NOT_ACTIVE");
        Form form = signUps.open(customer, list);
        new Customers(context).standing(customer.account(), "suspended");
        assertThat(http.get("/f/" + form.key()).statusCode()).isEqualTo(404);
    }

    private static Form form(HttpResponse<String> answer) {
        JsonNode json = JSON.readTree(answer.body());
        String url = json.path("hostedUrl").asString();
        return new Form(json.path("id").asString(), url.substring(url.lastIndexOf('/') + 1), json);
    }
}
