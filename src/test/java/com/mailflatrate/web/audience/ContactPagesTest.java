package com.mailflatrate.web.audience;

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
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Contacts, their fields and tags as people see and change them. */
@DatabaseTest
class ContactPagesTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;

    private Http http;
    private Customer acme;
    private Pages pages;
    private String anna;
    private String bert;

    @BeforeEach
    void twoContacts() {
        http = new Http(port);
        Customers customers = new Customers(context);
        acme = customers.active("Acme GmbH");
        pages = new Pages(port, customers.session(acme));
        String list =
                id(http.postJson("/api/v1/lists", "{\"name\": \"Stammkunden\"}", acme.bearer()));
        anna = "/contacts/" + signUp(list, "anna.petersen@firma.test");
        bert = "/contacts/" + signUp(list, "bert.hansen@firma.test");
    }

    @Test
    void aFieldIsDefinedThenCheckedOnTheContact() {
        pages.post(
                "/contacts/fields",
                "/contacts/fields",
                "label",
                "Besuche",
                "key",
                "visits",
                "type",
                "number");
        assertThat(pages.get("/contacts/fields").body()).contains("Besuche", "Zahl");
        HttpResponse<String> refused = change("Anna", "viele", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"viele\"", "invalid-feedback");
        assertThat(change("Anna", "12", "Hofladen, vip").statusCode()).isEqualTo(302);
        assertThat(pages.get(anna).body())
                .contains("Besuche", "12", "hofladen", "Felder geändert: firstName, visits");
        assertThat(pages.get("/contacts?tag=vip").body())
                .contains("anna.petersen@firma.test")
                .doesNotContain("bert.hansen@firma.test");
    }

    @Test
    void twoContactsBecomeOne() {
        assertThat(merge("nobody@firma.test").statusCode()).isEqualTo(422);
        assertThat(merge("anna.petersen@firma.test").statusCode()).isEqualTo(422);
        assertThat(merge("bert.hansen@firma.test").statusCode()).isEqualTo(302);
        assertThat(pages.get(bert).statusCode()).isEqualTo(404);
        assertThat(pages.get(anna).body()).contains("Mit bert.hansen@firma.test zusammengeführt");
    }

    @Test
    @Needs(Tool.CHROMIUM)
    void theFormsAreWholeInBothWidths() {
        pages.post(
                "/contacts/fields",
                "/contacts/fields",
                "label",
                "Lieblingssorte",
                "key",
                "roast",
                "type",
                "choice",
                "choices",
                "hell\ndunkel");
        change("Anna", "", "Hofladen, vip");
        String session = new Customers(context).session(acme);
        try (Browser browser = new Browser("http://localhost:" + port)) {
            look(browser, session, "de", Browser.DESKTOP, anna + "/edit");
            look(browser, session, "en", Browser.PHONE, "/contacts/fields");
        }
    }

    private void look(Browser browser, String session, String language, int width, String path) {
        Page page = browser.open(session, language, width, path);
        String name = path.replace(anna, "/contact").replace("/", "-") + "-" + language;
        Browser.shoot(page, "contacts" + name + "-" + width);
        assertThat(Browser.defects(page)).as(path + " " + width).isEmpty();
        assertThat(Browser.overflows(page)).as(path + " " + width).isFalse();
        page.context().close();
    }

    private HttpResponse<String> change(String name, String visits, String tags) {
        return pages.post(
                anna + "/edit",
                anna,
                "email",
                "anna.petersen@firma.test",
                "field.firstName",
                name,
                "field.visits",
                visits,
                "tags",
                tags);
    }

    private HttpResponse<String> merge(String other) {
        return pages.post(anna + "/merge", anna + "/merge", "other", other);
    }

    private String signUp(String list, String address) {
        return id(
                http.postJson(
                        "/api/v1/lists/" + list + "/contacts",
                        "{\"email\": \"" + address + "\"}",
                        acme.bearer()));
    }

    private static String id(HttpResponse<String> made) {
        return JsonMapper.shared().readTree(made.body()).get("id").asString();
    }
}
