package com.mailflatrate.web.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Browser;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Operator;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.transport.route.Route;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.subethamail.smtp.client.SMTPException;
import org.subethamail.smtp.client.SmartClient;

@DatabaseTest
class SandboxPagesTest {

    private static final String MAIL =
            """
            From: Kaffeer=?utf-8?Q?=C3=B6?=sterei Nordlicht <post@nordlicht.test>
            To: anna@accept.test
            Subject: =?utf-8?Q?Der_Adventskaffee_ist_da?=
            Message-ID: <1@nordlicht.test>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="b"

            --b
            Content-Type: text/plain; charset=utf-8

            Guten Tag, der Adventskaffee ist da.
            --b
            Content-Type: text/html; charset=utf-8

            <html><body><h1 style="color:#005f72">Adventskaffee</h1><script>document.title='x'</script></body></html>
            --b--
            """
                    .replace("\n", "\r\n");

    @LocalServerPort private int port;

    @Autowired private Operator operator;

    @Autowired private Route route;

    @Test
    void theOperatorSeesAMailAsRenderedItsTextItsHeadersAndItsSignatures() throws Exception {
        String to = "anna." + System.nanoTime() + "@accept.test";
        send(to);
        String session = operator.session("Jana Weber");
        try (Browser browser = new Browser("http://localhost:" + port)) {
            browser.inspect(session, "/sandbox/mails", "sandbox-mails");
            browser.inspect(session, "/sandbox/dns", "sandbox-dns");
            browser.inspect(session, "/sandbox/clock", "sandbox-clock");
            browser.inspect(session, "/sandbox/mails?to=nobody@accept.test", "sandbox-none");
            browser.inspect(session, "/no-such-page", "problem-404");
            Page page = browser.open(session, "de", Browser.DESKTOP, "/sandbox/mails?to=" + to);
            page.click("a.mf-name");
            assertThat(page.textContent("h1")).isEqualTo("Der Adventskaffee ist da");
            assertThat(page.textContent(".mf-plain")).contains("der Adventskaffee ist da.");
            assertThat(page.frameLocator("iframe").locator("h1").textContent())
                    .isEqualTo("Adventskaffee");
            Browser.shoot(page, "sandbox-mail-de-1440");
            assertThat(Browser.defects(page)).isEmpty();
            Page phone = browser.open(session, "en", Browser.PHONE, page.url());
            Browser.shoot(phone, "sandbox-mail-en-390");
            assertThat(Browser.overflows(phone)).isFalse();
            phone.click("[data-menu]");
            Browser.shoot(phone, "sandbox-menu-en-390");
            assertThat(phone.locator(".mf-side").isVisible()).isTrue();
        }
    }

    @Test
    void aFormOfOursWorksAndOneWithoutItsProofDoesNot() {
        String session = operator.session("Jana Weber");
        Http http = new Http(port);
        String form = "name=a.test&type=TXT&values=x";
        assertThat(http.postForm("/sandbox/dns", form, "Cookie", "mf=" + session).statusCode())
                .isEqualTo(403);
        try (Browser browser = new Browser("http://localhost:" + port)) {
            Page page = browser.open(session, "de", Browser.DESKTOP, "/sandbox/dns");
            page.fill("#name", "_dmarc.nordlicht.test");
            page.fill("#values", "v=DMARC1; p=none");
            page.click("button.btn-primary");
            assertThat(page.textContent(".mf-flash"))
                    .contains("TXT von _dmarc.nordlicht.test ist eingetragen.");
            page.reload();
            assertThat(page.locator(".mf-flash").count()).isZero();
        }
    }

    @Test
    void theOperatorsKeyReadsTheInboxAndWritesTheZone() throws Exception {
        String to = "bert." + System.nanoTime() + "@below.accept.test";
        send(to);
        Http http = new Http(port);
        String bearer = "Bearer " + operator.key();
        HttpResponse<String> mails =
                http.get("/api/v1/sandbox/mails?to=" + to, "Authorization", bearer);
        assertThat(mails.statusCode()).isEqualTo(200);
        assertThat(mails.body())
                .contains(
                        "\"to\":\"" + to + "\"", "Der Adventskaffee ist da", "\"nextCursor\":null");
        String id = mails.body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        HttpResponse<String> raw = http.get("/api/v1/sandbox/mails/" + id, "Authorization", bearer);
        assertThat(raw.headers().firstValue("Content-Type")).contains("message/rfc822");
        assertThat(raw.body()).isEqualTo(MAIL);
        String record = "{\"name\":\"X.Nordlicht.test.\",\"type\":\"TXT\",\"values\":[\"a\"]}";
        assertThat(put(http, bearer, record).body()).contains("\"name\":\"x.nordlicht.test\"");
        assertThat(put(http, bearer, "{\"name\":\"x\",\"typ\":\"TXT\"}").body())
                .contains("UNKNOWN_FIELD", "\"field\":\"typ\"");
        assertThat(put(http, bearer, "not json").statusCode()).isEqualTo(400);
        assertThat(
                        put(http, bearer, "{\"name\":\"x.test\",\"type\":\"XYZ\",\"values\":[]}")
                                .statusCode())
                .isEqualTo(422);
    }

    @Test
    void behavingDomainsRefuseAsTheyShould() throws Exception {
        assertThat(refusal("x@hard-bounce.test")).startsWith("550 5.1.1");
        assertThat(refusal("x@below.soft-bounce.test")).startsWith("452 4.2.2");
        assertThat(refusal("x@block.test")).startsWith("550 5.7.1");
        String flaky = "x" + System.nanoTime() + "@flaky.test";
        assertThat(refusal(flaky)).startsWith("451 4.3.0");
        assertThat(refusal(flaky)).isEmpty();
        assertThat(refusal("x@hard-bounce.test.example")).isEmpty();
    }

    private static HttpResponse<String> put(Http http, String bearer, String json) {
        return http.send(
                "PUT",
                "/api/v1/sandbox/dns",
                json,
                "Authorization",
                bearer,
                "Content-Type",
                "application/json");
    }

    private String refusal(String to) throws Exception {
        try {
            send(to);
            return "";
        } catch (SMTPException e) {
            return e.getMessage() == null ? "" : e.getMessage();
        }
    }

    private void send(String to) throws Exception {
        Hop hop = route.hops("accept.test").getFirst();
        SmartClient client = SmartClient.createAndConnect(hop.host(), hop.port(), "test");
        try {
            client.from("b+x@bounce.nordlicht.test");
            client.to(to);
            client.dataStart();
            client.dataWrite(MAIL.getBytes(StandardCharsets.UTF_8));
            client.dataEnd();
        } finally {
            client.quit();
        }
    }
}
