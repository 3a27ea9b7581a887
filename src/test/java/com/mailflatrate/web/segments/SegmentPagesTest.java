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

    @BeforeEach
    void twoContacts() {
        Http http = new Http(port);
        Customers customers = new Customers(context);
        Customer acme = customers.active("Acme GmbH");
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
        assertThat(pages.get(path).body())
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
        String path =
                URI.create(
                                send("/segments", "list:" + list, "list-standing", "unbestätigt")
                                        .headers()
                                        .firstValue("Location")
                                        .orElseThrow())
                        .getPath();
        assertThat(pages.get(path + "/edit").body()).contains("value=\"unbestätigt\"");
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
            String saved = page.url().replaceFirst("http://[^/]+", "");
            page.context().close();
            Page phone = browser.open(session, "en", Browser.PHONE, saved + "/edit");
            Browser.shoot(phone, "segments-edit-en-390");
            assertThat(Browser.defects(phone)).isEmpty();
            assertThat(Browser.overflows(phone)).isFalse();
        }
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
