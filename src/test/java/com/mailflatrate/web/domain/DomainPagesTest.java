package com.mailflatrate.web.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Browser;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.sandbox.SandboxZone;
import com.mailflatrate.senderdomain.SenderDomains;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** How a customer proves a domain, by page and by interface. */
@DatabaseTest
class DomainPagesTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private SenderDomains domains;
    @Autowired private SandboxZone zone;

    @Test
    @Covers({"F3", "F5"})
    void aCustomerAddsADomainPublishesItsRecordsAndIsVerified() {
        Customers customers = new Customers(context);
        Customers.Customer customer = customers.active("Bäckerei Korn");
        String session = customers.session(customer);
        try (Browser browser = new Browser("http://localhost:" + port)) {
            look(browser, session, "/sender-domains", "domain-none");
            Page page = browser.open(session, "de", Browser.DESKTOP, "/sender-domains");
            page.fill("#f-domain", "gmail.com");
            page.click("main form .btn-primary");
            assertThat(page.textContent("#e-domain")).isNotBlank();
            Browser.shoot(page, "domain-refused-de-1440");
            page.fill("#f-domain", "baeckerei-korn.test");
            page.click("main form .btn-primary");
            assertThat(page.textContent("h1")).isEqualTo("baeckerei-korn.test");
            String path = page.url().substring(page.url().indexOf("/sender-domains"));
            look(browser, session, path, "domain-fresh");
            page.click(".mf-actions button");
            look(browser, session, path, "domain-missing");
            publish(customer);
            page.click(".mf-actions button");
            assertThat(page.locator(".mf-record .is-ok").count()).isEqualTo(5);
            look(browser, session, path, "domain-verified");
            look(browser, session, "/sender-domains", "domain-list");
        }
    }

    @Test
    @Covers({"D3", "J3"})
    void theInterfaceRefusesWhatNobodyOwnsAndHidesWhatOthersOwn() {
        Customers customers = new Customers(context);
        Customers.Customer korn = customers.active("Bäckerei Korn");
        Customers.Customer other = customers.active("Andere GmbH");
        Http http = new Http(port);

        HttpResponse<String> added =
                http.postJson(
                        "/api/v1/sender-domains",
                        "{\"domain\": \"Korn-Brot.test\"}",
                        korn.bearer());
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body())
                .contains(
                        "\"state\":\"unverified\"",
                        "mf1._domainkey.korn-brot.test",
                        "\"domain\":\"korn-brot.test\"");
        String id = added.body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        assertThat(http.get("/api/v1/sender-domains/" + id, korn.bearer()).statusCode())
                .isEqualTo(200);
        assertThat(http.get("/api/v1/sender-domains/" + id, other.bearer()).statusCode())
                .isEqualTo(404);
        assertThat(
                        http.postJson(
                                        "/api/v1/sender-domains/" + id + "/check",
                                        "{}",
                                        other.bearer())
                                .statusCode())
                .isEqualTo(404);
        assertThat(
                        http.postJson(
                                        "/api/v1/sender-domains",
                                        "{\"domain\": \"korn-brot.test\"}",
                                        korn.bearer())
                                .body())
                .contains("DOMAIN_EXISTS");
        assertThat(
                        http.postJson(
                                        "/api/v1/sender-domains",
                                        "{\"domain\": \"gmx.de\"}",
                                        korn.bearer())
                                .body())
                .contains("FREEMAIL_DOMAIN");
        assertThat(
                        http.postJson(
                                        "/api/v1/sender-domains",
                                        "{\"domain\": \"a b\"}",
                                        korn.bearer())
                                .statusCode())
                .isEqualTo(422);
    }

    private void publish(Customers.Customer customer) {
        SenderDomain domain =
                Lanes.engine(() -> domains.page(customer.account(), PageRequest.first()))
                        .items()
                        .getFirst();
        domain.records()
                .forEach(
                        record ->
                                zone.put(
                                                record.name(),
                                                RecordType.valueOf(record.type()),
                                                List.of(record.value()))
                                        .orThrow());
    }

    private static void look(Browser browser, String session, String path, String name) {
        for (String language : new String[] {"de", "en"}) {
            for (int width : new int[] {Browser.DESKTOP, Browser.PHONE}) {
                Page page = browser.open(session, language, width, path);
                Browser.shoot(page, name + "-" + language + "-" + width);
                assertThat(Browser.overflows(page))
                        .as(name + " " + language + " " + width)
                        .isFalse();
                assertThat(Browser.defects(page)).as(name + " " + language + " " + width).isEmpty();
            }
        }
    }
}
