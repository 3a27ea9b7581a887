package com.mailflatrate.web.segments;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Browser;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Needs;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.Tool;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A condition put together on the page. */
@DatabaseTest
class SegmentPagesTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;

    private String session = "";
    private String list = "";
    private Pages pages;
    private Http http;
    private Customer acme;

    @BeforeEach
    void twoContacts() {
        http = new Http(port);
        Customers customers = new Customers(context);
        acme = customers.active("Acme GmbH");
        session = customers.session(acme);
        pages = new Pages(port, session);
        String made = http.postJson("/api/v1/lists", "{\"name\": \"Liste\"}", acme.bearer()).body();
        list = JsonMapper.shared().readTree(made).get("id").asString();
        for (String name : new String[] {"Anna", "Bert"}) {
            http.postJson(
                    "/api/v1/lists/" + list + "/contacts",
                    "{\"email\": \"%s@firma.test\", \"fields\": {\"firstName\": \"%s\"}}"
                            .formatted(name.toLowerCase(Locale.ROOT), name),
                    acme.bearer());
        }
    }

    @Test
    void aConditionIsCountedSavedAndSaidInWords() {
        assertThat(pages.get("/segments").body()).contains("Hier stehen bald Ihre Segmente");
        assertThat(send("/segments/count", "field:firstName", "field-equal", "Anna").body())
                .contains("Ein Kontakt erfüllt das", "anna@firma.test");
        assertThat(send("/segments/count", "field:firstName", "list-on", "").body())
                .contains("passt noch nicht zusammen");
        HttpResponse<String> refused = send("/segments", "nothing:", "added-after", "gestern");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"gestern\"");

        HttpResponse<String> saved =
                send("/segments", "field:firstName", "field-different", "Anna");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
        String path = URI.create(saved.headers().firstValue("Location").orElseThrow()).getPath();
        assertThat(pages.get(path + "?now=true").body())
                .contains("Vorname ist nicht „Anna“", "bert@firma.test")
                .doesNotContain("anna@firma.test");
        assertThat(pages.get(path + "/edit").body()).contains("value=\"Anna\"");
        assertThat(pages.post(path, path + "/delete").statusCode()).isEqualTo(302);
        assertThat(pages.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aStandingIsTypedAndReadAgainInTheWordsOfThePage() {
        assertThat(send("/segments/count", "list:" + list, "list-standing", "Unbestätigt").body())
                .contains("anna@firma.test", "bert@firma.test");
        assertThat(send("/segments/count", "list:" + list, "list-standing", "irgendwie").body())
                .contains("passt noch nicht zusammen");
        String path = saved("list:" + list, "list-standing", "unbestätigt");
        assertThat(pages.get(path + "/edit").body()).contains("value=\"unbestätigt\"");
    }

    @Test
    void aDayIsTypedAndReadAgainAsTheLanguageOfThePageWritesIt() {
        assertThat(send("/segments/count", "nothing:", "added-after", "1.3.2020").body())
                .contains("anna@firma.test");
        assertThat(send("/segments/count", "nothing:", "added-after", "2020-03-01").body())
                .contains("anna@firma.test");
        assertThat(send("/segments/count", "nothing:", "added-after", "31.2.2020").body())
                .contains("passt noch nicht zusammen");
        String path = saved("nothing:", "added-after", "1.3.2020");
        assertThat(pages.get(path).body()).contains("seit dem 1. März 2020 angelegt");
        assertThat(pages.get(path + "/edit").body()).contains("value=\"01.03.2020\"");
        assertThat(pages.get(path + "/edit?lang=en").body()).contains("value=\"01/03/2020\"");
    }

    @Test
    void yesAndNumbersAreTypedAsGermansWriteThem() {
        define("member", "yes-no");
        define("visits", "number");
        String yes = saved("field:member", "field-equal", "Ja");
        assertThat(pages.get(yes).body()).contains("ist „Ja“");
        assertThat(pages.get(yes + "/edit?lang=en").body()).contains("value=\"yes\"");
        String many = saved("field:visits", "field-more", "12,5");
        assertThat(pages.get(many).body()).contains("größer als 12,5");
        assertThat(pages.get(many + "/edit?lang=en").body()).contains("value=\"12.5\"");
    }

    @Test
    void aSegmentsPageIsThereBeforeAnybodyIsLookedFor() {
        String path = saved("field:firstName", "field-equal", "Anna");
        assertThat(pages.get(path).body())
                .contains("ist „Anna“", "hx-get=\"" + path + "?now=true\"", "Jetzt nachsehen")
                .doesNotContain("mf-name");
        assertThat(pages.get(path + "?now=true").body())
                .contains("mf-name", "Ein Kontakt erfüllt die Bedingung")
                .doesNotContain("Jetzt nachsehen");
    }

    @Test
    void aTextThatReadsYesStaysAText() {
        String path = saved("field:firstName", "field-equal", "Ja");
        assertThat(pages.get(path + "/edit?lang=en").body()).contains("value=\"Ja\"");
    }

    @Test
    void whatDoesNotGoTogetherIsMarkedInItsRow() {
        assertThat(send("/segments", "nothing:", "list-on", "").body())
                .contains("id=\"e-g0.r0.value\"", "Das passt nicht zusammen")
                .doesNotContain("id=\"e-g0.r1.value\"");
        assertThat(pages.get("/segments/new").body()).doesNotContain("is-invalid");
    }

    @Test
    @Needs(Tool.CHROMIUM)
    void theNumberFollowsTheForm() {
        try (Browser browser = new Browser("http://localhost:" + port)) {
            Page page = browser.open(session, "de", Browser.DESKTOP, "/segments/new");
            page.fill("[name=name]", "Annas");
            page.selectOption("[name='g0.r0.what']", "field:firstName");
            page.selectOption("[name='g0.r0.test']", "field-begins");
            page.fill("[name='g0.r0.value']", "An");
            page.press("[name='g0.r0.value']", "Tab");
            page.waitForSelector("#count b");
            assertThat(page.textContent("#count")).contains("Ein Kontakt erfüllt das.");
            Browser.shoot(page, "segments-new-de-1440");
            assertThat(Browser.defects(page)).isEmpty();
            page.click("button.btn-primary");
            page.waitForSelector("text=Vorname beginnt mit");
            page.waitForSelector("#people .mf-name");
            assertThat(page.textContent("#found")).contains("Ein Kontakt erfüllt die Bedingung");
            Browser.shoot(page, "segments-one-de-1440");
            String saved = page.url().replaceFirst("http://[^/]+", "");
            page.context().close();
            Page phone = browser.open(session, "en", Browser.PHONE, saved + "/edit");
            Browser.shoot(phone, "segments-edit-en-390");
            assertThat(Browser.defects(phone)).isEmpty();
            assertThat(Browser.overflows(phone)).isFalse();
        }
    }

    private void define(String key, String type) {
        String field =
                "{\"key\": \"%s\", \"label\": \"%s\", \"type\": \"%s\", \"choices\": []}"
                        .formatted(key, key, type);
        assertThat(http.postJson("/api/v1/fields", field, acme.bearer()).statusCode())
                .isEqualTo(201);
    }

    private String saved(String what, String test, String value) {
        HttpResponse<String> done = send("/segments", what, test, value);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
        return URI.create(done.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private HttpResponse<String> send(String to, String what, String test, String value) {
        return pages.post(
                "/segments/new",
                to,
                "name",
                "Segment",
                "match",
                "all",
                "g0.match",
                "all",
                "g0.r0.what",
                what,
                "g0.r0.test",
                test,
                "g0.r0.value",
                value);
    }
}
