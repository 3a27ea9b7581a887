package com.mailflatrate.web.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Browser;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Operator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class ImportPagesTest {

    private static final String HEADINGS = "E-Mail;Vorname;Nachname;bestaetigt_am;ip;form\n";
    private static final String PROOF = ";12.03.2025 18:44:31;203.0.113.24;https://nordlicht.test/tablet\n";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Operator operator;

    @Test
    @Covers({"A2", "B7"})
    void aPersonBringsAFileToAListWithoutKnowingAnythingAndAReviewerLetsItIn() {
        Customers customers = new Customers(context);
        Customer acme = customers.active("Rösterei Nordlicht GmbH");
        String session = customers.session(acme);
        try (Browser browser = new Browser("http://localhost:" + port)) {
            everywhere(browser, session, "/lists", "lists-empty");
            everywhere(browser, session, "/contacts", "contacts-empty");
            Page page = browser.open(session, "de", Browser.DESKTOP, "/lists/new");
            page.fill("#name", "Stammkunden");
            page.click("main button.btn-primary");
            page.click("text=Importieren");
            String wizard = page.url();
            upload(page);
            String columns = page.url();
            assertThat(page.locator("#c0").inputValue()).isEqualTo("email");
            assertThat(page.locator("#c3").inputValue()).isEqualTo("consentAt");
            page.click("main button.btn-primary");
            String origin = page.url();
            page.check("input[value=other-system]");
            page.fill("#description", "Kundinnen und Kunden melden sich im Laden am Tablet an und bestätigen per Mail.");
            page.fill("#system", "Kasse");
            page.click("main button.btn-primary");
            page.waitForSelector("input[name=declared]");
            String batch = page.url();
            assertThat(page.locator("h1").textContent()).contains("7 Menschen");
            assertThat(page.isChecked("input[name=declared]")).isFalse();
            for (String path : new String[] {wizard, columns, origin, batch}) {
                String local = path.substring(path.indexOf("/", 10));
                everywhere(browser, session, local, "import-" + names(path, wizard, columns, origin));
            }
            page.check("input[name=declared]");
            page.click("main form button.btn-primary");
            assertThat(page.locator("h1").textContent()).contains("Ein Mensch schaut");

            String id = batch.substring(batch.lastIndexOf('/') + 1);
            String reviewer = operator.session("Jana Weber");
            everywhere(browser, reviewer, "/operator/imports/" + id, "review-import");
            Page desk = browser.open(reviewer, "de", Browser.DESKTOP, "/operator/imports/" + id);
            desk.check("input[value=approve]");
            desk.click("#decision button");
            everywhere(browser, session, "/imports/" + id, "import-active");
            everywhere(browser, session, "/lists", "lists");
            page.navigate("/lists");
            page.click("td a.mf-name");
            everywhere(browser, session, page.url().substring(page.url().indexOf("/", 10)), "list");
            everywhere(browser, session, "/contacts", "contacts");
            page.navigate("/contacts");
            page.click("text=Anna Petersen");
            page.waitForSelector("#drawer h2");
            Browser.shoot(page, "contact-drawer");
            everywhere(browser, session, page.url().substring(page.url().indexOf("/", 10)), "contact");
        }
    }

    private static String names(String path, String wizard, String columns, String origin) {
        return path.equals(wizard) ? "file" : path.equals(columns) ? "columns" : path.equals(origin) ? "origin" : "dry-run";
    }

    private static void upload(Page page) {
        StringBuilder csv = new StringBuilder(HEADINGS);
        String[] people = {"Anna;Petersen", "Björn;Hansen", "Claudia;Reimers", "Dirk;Voss", "Elif;Aydın", "Frauke;Lorenzen"};
        for (String name : people) {
            csv.append(name.substring(0, 1).toLowerCase(java.util.Locale.ROOT)).append(".")
                    .append(name.length()).append("@mail.example;").append(name).append(PROOF);
        }
        csv.append("a.14@mail.example;Anna;Petersen").append(PROOF);
        csv.append("gesa@thomsen-kiel.example;=HYPERLINK(\"\"x\"\");Thomsen").append(PROOF);
        csv.append("info@hotel.example;;").append(PROOF);
        csv.append("b.hansen@post,example;;").append(PROOF);
        csv.append("s.quast@nordpost.example;Silke;Quast;;;\n");
        page.setInputFiles("#file", new FilePayload(
                "ladenkasse-2026.csv", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8)));
        page.click("main form button.btn-primary");
    }

    private static void everywhere(Browser browser, String session, String path, String name) {
        for (String language : new String[] {"de", "en"}) {
            for (int width : new int[] {Browser.DESKTOP, Browser.PHONE}) {
                Page page = browser.open(session, language, width, path);
                Browser.shoot(page, name + "-" + language + "-" + width);
                assertThat(page.content()).as(path).doesNotContain("[imports.", "[lists.", "[contacts.", "[status.", "[importreview.");
                Object overflow = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
                assertThat(overflow).as(name + " scrolls sideways at " + width).isEqualTo(false);
                if (width == Browser.DESKTOP) {
                    assertThat(Browser.defects(page)).as(name).isEmpty();
                }
                page.context().close();
            }
        }
    }
}
