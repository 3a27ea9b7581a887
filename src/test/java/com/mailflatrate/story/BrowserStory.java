package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.given.Browser;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Needs;
import com.mailflatrate.given.Tool;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * The whole job through the pages, in a real browser: what a bakery, a reviewer, a reader and an
 * abuse agent see.
 */
@DatabaseTest
@Needs(Tool.CHROMIUM)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserStory {

    private static final String DOMAIN = "baeckerei-sommer.test";
    private static final String OWNER = "greta@" + DOMAIN;
    private static final String PASSWORD = "kardamom-und-orange-4";
    private static final String READER = "leserin.klara@accept.test";
    private static final String PROOF =
            ",2025-03-01T09:30:00Z,198.51.100.7,https://www.baeckerei-sommer.test/post\n";
    private static final String HTML =
            """
            <!doctype html><html lang="de"><body style="background:#ffffff;color:#222222;font-size:16px">
            <h1>Brot des Monats</h1><p>Moin {{ contact.firstName | default: "zusammen" }},</p>
            <p>im Dezember backen wir mit Walnuss. <a href="https://www.baeckerei-sommer.test/brot">Zum Brot</a></p>
            {{ footer }}</body></html>""";

    @Autowired private Staff staff;

    @Autowired private InstantSource clock;

    @LocalServerPort private int port;

    private World world;
    private Browser browser;

    @SuppressWarnings("NullAway.Init") // the first step opens it
    private Page customer;

    private Page reviewer;
    private String mailing = "";

    @BeforeAll
    void aBrowserOnTheDesk() {
        world = new World(port, staff);
        browser = new Browser("http://localhost:" + port);
        reviewer =
                browser.open(
                        world.staffSession(staff, "Jana Weber", clock.instant()),
                        "de",
                        Browser.DESKTOP,
                        "/operator/accounts");
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Order(1)
    @Covers("A2")
    void aBakeryAppliesAndProvesItsAddress() {
        customer = browser.open(null, "de", Browser.DESKTOP, "/apply");
        customer.check("[name='origin.other-system']");
        fill(
                Map.of(
                        "origin.other-system.description",
                                "Anmeldungen auf unserer Website, mit Bestätigung",
                        "origin.other-system.system", "Altes System",
                        "origin.other-system.contacts", "300",
                        "company.name", "Bäckerei Sommer GmbH",
                        "company.street", "Holstenstraße 3",
                        "company.postalCode", "24103",
                        "company.city", "Kiel",
                        "company.phone", "+49 431 5550199",
                        "company.email", OWNER));
        customer.selectOption("[name='company.legalForm']", "gmbh");
        fill(
                Map.of(
                        "company.registerCourt", "Amtsgericht Kiel",
                        "company.registerNumber", "HRB 4711",
                        "company.representatives", "Greta Sommer",
                        "purpose", "Einmal im Monat das Brot des Monats",
                        "expectedMonthlyMails", "300",
                        "user.name", "Greta Sommer",
                        "user.email", OWNER,
                        "user.password", PASSWORD));
        for (String text : List.of("terms", "antiSpam", "dpa")) {
            assertThat(customer.isChecked("[name='accept." + text + "']")).isFalse();
            customer.check("[name='accept." + text + "']");
        }
        shoot(customer, "apply");
        submit(customer, "form[action='/apply']");
        customer.navigate(world.linkOfNewest(OWNER));
        submit(customer, "form[action^='/apply/confirm/']");
        assertThat(customer.title()).isNotBlank();
    }

    @Test
    @Order(2)
    @Covers("A1")
    void aReviewerReadsTheApplicationAndApproves() {
        reviewer.navigate("/operator/accounts?state=pending");
        reviewer.click("a:has-text('Bäckerei Sommer')");
        assertThat(reviewer.content()).contains("HRB 4711").contains("Holstenstraße 3");
        assertThat(reviewer.locator("input[name=decision]:checked").count()).isZero();
        shoot(reviewer, "review");
        reviewer.check("input[name=decision][value=approve]");
        reviewer.fill("#note", "Register und Website geprüft.");
        submit(reviewer, "form#decision");
        customer.navigate("/sign-in");
        customer.fill("[name=email]", OWNER);
        customer.fill("[name=password]", PASSWORD);
        submit(customer, "form[action='/sign-in']");
        assertThat(customer.url()).endsWith("/start");
        shoot(customer, "start");
    }

    @Test
    @Order(3)
    @Covers("F3")
    void theDomainIsProvedRecordByRecord() {
        customer.navigate("/sender-domains");
        customer.fill("form[action='/sender-domains'] input[name=domain]", DOMAIN);
        submit(customer, "form[action='/sender-domains']");
        shoot(customer, "domain-unverified");
        String session = world.signIn(OWNER, PASSWORD);
        JsonNode domain =
                world.outside().get("/api/v1/sender-domains", session).good().path("items").path(0);
        world.publish(domain);
        customer.navigate("/sender-domains/" + domain.path("id").asString());
        submit(customer, "form[action$='/check']");
        assertThat(
                        world.outside()
                                .get("/api/v1/sender-domains", session)
                                .good()
                                .path("items")
                                .path(0)
                                .path("state")
                                .asString())
                .isEqualTo("verified");
        shoot(customer, "domain-verified");
    }

    @Test
    @Order(4)
    @Covers({"B1", "B8"})
    void aFileComesInWithItsOriginAndAPersonLooksAtIt() {
        customer.navigate("/lists/new");
        customer.fill("form[action='/lists'] [name=name]", "Brot des Monats");
        customer.fill("form[action='/lists'] [name=description]", "Einmal im Monat");
        submit(customer, "form[action='/lists']");
        customer.navigate(path(customer) + "/imports/new");
        String csv =
                "email,name,at,ip,page\n"
                        + READER
                        + ",Klara"
                        + PROOF
                        + "leser.malte@accept.test,Malte"
                        + PROOF
                        + "info@accept.test,Niemand"
                        + PROOF
                        + "kaputt,Niemand"
                        + PROOF;
        customer.setInputFiles(
                "#file",
                new FilePayload("brot.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        submit(customer, "form[enctype='multipart/form-data']");
        List<String> fields =
                List.of("email", "firstName", "consentAt", "consentIp", "consentSource");
        for (int i = 0; i < fields.size(); i++) {
            customer.selectOption("#c" + i, fields.get(i));
        }
        shoot(customer, "import-columns");
        submit(customer, "form[action$='/origin']");
        customer.check("[name=kind][value='other-system']");
        fill(
                Map.of(
                        "description",
                        "Anmeldungen auf der Website mit Bestätigung",
                        "system",
                        "Altes System",
                        "periodFrom",
                        "2024-01-01",
                        "periodTo",
                        "2026-01-01"));
        submit(customer, "form[action^='/imports/uploads/']");
        String batch = path(customer);
        until(customer, batch, "[name=declared]");
        shoot(customer, "import-dry-run");
        customer.check("[name=declared]");
        submit(customer, "form[action$='/start']");
        // others may wait before it: the queue opens the first, this story decides its own
        String review = "/operator" + batch;
        until(reviewer, "/operator/imports", "a[href='" + review + "']");
        reviewer.click("a[href='" + review + "']");
        reviewer.waitForURL("**" + review);
        shoot(reviewer, "import-review");
        reviewer.locator("input[name=seen]").all().forEach(Locator::check);
        reviewer.check("form#decision input[value=approve]");
        reviewer.fill("form#decision #note", "Stichprobe gezogen.");
        submit(reviewer, "form#decision");
        until(customer, batch, "a[href^='/contacts?list=']");
        shoot(customer, "import-active");
    }

    @Test
    @Order(5)
    @Covers({"A4", "A5"})
    void theCampaignPassesTheGateAndGoesOutByATickThatWasNotSet() {
        customer.navigate("/campaigns");
        customer.fill("form[action='/campaigns'] [name=name]", "Dezember");
        submit(customer, "form[action='/campaigns']");
        String campaign = path(customer);
        customer.navigate(campaign + "/edit/to");
        customer.check("[name=listIds]");
        submit(customer, "form[action$='/edit/to']");
        customer.navigate(campaign + "/edit/from");
        fill(Map.of("fromName", "Bäckerei Sommer", "fromEmail", "post@" + DOMAIN));
        submit(customer, "form[action$='/edit/from']");
        customer.navigate(campaign + "/edit/subject");
        fill(Map.of("subject", "Brot des Monats", "preheader", "Mit Walnuss"));
        submit(customer, "form[action$='/edit/subject']");
        customer.navigate(campaign + "/edit/content");
        customer.fill("[name=html]", HTML);
        submit(customer, "form[action$='/edit/content']");
        customer.navigate(campaign);
        assertThat(customer.isChecked("[name=policyConfirmed]")).isFalse();
        shoot(customer, "campaign");
        customer.check("[name=policyConfirmed]");
        submit(customer, "form#send");
        mailing = path(customer);
        assertThat(mailing).startsWith("/mailings/mfr-");
        shoot(customer, "live");
        Eventually.until("Klara's mail", () -> !world.mails(READER).isEmpty());
        assertThat(
                        world.mails("info@accept.test").stream()
                                .filter(
                                        mail ->
                                                mail.path("subject")
                                                        .asString()
                                                        .equals("Brot des Monats")))
                .isEmpty();
    }

    @Test
    @Order(6)
    void theInboxShowsTheMailItsHeadersAndWhatItsSignaturesAreWorth() {
        Page inbox =
                browser.open(
                        world.staffSession(staff, "Ole Engel", clock.instant()),
                        "de",
                        Browser.DESKTOP,
                        "/sandbox/mails?to=" + READER);
        shoot(inbox, "inbox");
        inbox.click("main a[href^='/sandbox/mails/']");
        inbox.waitForURL("**/sandbox/mails/*");
        assertThat(inbox.content()).contains("X-Mailing-ID").contains("DKIM");
        shoot(inbox, "inbox-mail");
    }

    @Test
    @Order(7)
    @Covers({"I6", "G2"})
    void theDeskAnswersAMailThatIsDroppedAndTheReaderLeavesWithOneButton() {
        String mail = world.newest(READER);
        reviewer.navigate("/operator/cases");
        reviewer.setInputFiles(
                "#mail",
                new FilePayload(
                        "mail.eml", "message/rfc822", mail.getBytes(StandardCharsets.UTF_8)));
        reviewer.waitForURL("**/operator/cases/*");
        assertThat(reviewer.content()).contains(READER).contains("Bäckerei Sommer");
        shoot(reviewer, "case");

        Matcher uri =
                Pattern.compile("<(https?://[^>]+)>")
                        .matcher(
                                Mails.header(
                                        world.newest("leser.malte@accept.test"),
                                        "List-Unsubscribe"));
        assertThat(uri.find()).isTrue();
        Page reader =
                browser.open(null, "de", Browser.PHONE, URI.create(uri.group(1)).getRawPath());
        assertThat(reader.content()).doesNotContain("leser.malte@accept.test");
        shoot(reader, "unsubscribe");
        submit(reader, "form.c");
        shoot(reader, "unsubscribed");
        customer.navigate(mailing);
        shoot(customer, "live-later");
        assertThat(Browser.overflows(reader)).isFalse();
    }

    private void fill(Map<String, String> values) {
        values.forEach((name, value) -> customer.fill("[name='" + name + "']", value));
    }

    private static void submit(Page page, String form) {
        page.locator(form).first().locator("button:not([type=button])").first().click();
        page.waitForLoadState();
    }

    private static void until(Page page, String path, String selector) {
        Eventually.until(
                selector + " at " + path,
                () -> {
                    page.navigate(path);
                    return page.locator(selector).count() > 0;
                });
    }

    private static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    private static void shoot(Page page, String name) {
        page.setViewportSize(Browser.DESKTOP, 900);
        Browser.shoot(page, "story-" + name);
        page.setViewportSize(Browser.PHONE, 844);
        Browser.shoot(page, "story-" + name + "-phone");
        page.setViewportSize(Browser.DESKTOP, 900);
    }
}
