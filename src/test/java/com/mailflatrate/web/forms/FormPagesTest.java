package com.mailflatrate.web.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.given.Browser;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Needs;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.given.Tool;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Forms in a real browser: made, looked at by a reviewer, used from a page of another origin. */
@DatabaseTest
@Needs(Tool.CHROMIUM)
class FormPagesTest {

    @Autowired ApplicationContext context;

    @Autowired Staff staff;

    @Autowired TestTime time;

    @LocalServerPort int port;

    @Test
    @Covers({"C1", "C2", "C5"})
    void aFormIsMadeReleasedUsedFromAnotherSiteAndProved() throws IOException {
        time.tick(Duration.ofMinutes(2));
        Customers customers = new Customers(context);
        Customer customer = customers.active("Bäckerei Sommer");
        new SentMails(context).list(customer, "Brot des Monats");
        SignUps signUps = new SignUps(context, new Http(port));
        try (Browser browser = new Browser("http://localhost:" + port)) {
            Page owner = browser.open(customers.session(customer), "de", Browser.DESKTOP, "/forms");
            Browser.shoot(owner, "forms-empty");
            owner.navigate("/forms/new");
            owner.fill("[name=title]", "Brot des Monats");
            owner.fill("[name=privacyUrl]", "https://www.baeckerei-sommer.test/datenschutz");
            owner.fill("[name='fields[0].label']", "Vorname");
            owner.selectOption("[name=language]", "en");
            assertThat(owner.inputValue("[name=consentText]")).startsWith("Yes, ");
            owner.waitForSelector("text=Please confirm: registration for");
            owner.selectOption("[name=language]", "de");
            assertThat(owner.inputValue("[name=consentText]")).startsWith("Ja, ");
            Browser.shoot(owner, "forms-new");
            assertThat(Browser.overflows(owner)).isFalse();
            submit(owner, "form[action='/forms']");
            assertThat(owner.content()).contains("Ein Mensch sieht es sich an");
            String path = java.net.URI.create(owner.url()).getPath();
            String[] operator = customers.operator();
            new Http(port)
                    .postJson(
                            "/api/v1/operator/forms"
                                    + path.substring("/forms".length())
                                    + "/decision",
                            "{\"decision\":\"approve\"}",
                            operator);
            owner.navigate(path);
            Browser.shoot(owner, "forms-form");
            // the service does not know the free port of a test
            String embed =
                    owner.inputValue("#embed")
                            .replaceAll("https?://[^/\"]+/f/", "http://localhost:" + port + "/f/");

            String email = "p" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
            HttpServer site = site(embed);
            try {
                Page visitor = browser.open(null, "de", Browser.PHONE, "/healthz/live");
                visitor.navigate("http://127.0.0.1:" + site.getAddress().getPort() + "/");
                assertThat(visitor.isChecked("[name=consent]")).isFalse();
                visitor.fill("[name=email]", email);
                visitor.check("[name=consent]");
                visitor.click("button");
                visitor.waitForURL("**/thanks");
                Browser.shoot(visitor, "form-thanks-phone");
                visitor.navigate(
                        "http://localhost:" + port + "/c/" + signUps.secret(customer, email));
                Browser.shoot(visitor, "form-confirm-phone");
                submit(visitor, "form.c");
                assertThat(visitor.content()).contains("bestätigt");
            } finally {
                site.stop(0);
            }
            oneLineOfScriptBringsTheForm(browser, embed);
            Page hosted = browser.open(null, "de", Browser.PHONE, path(embed));
            Browser.shoot(hosted, "form-hosted-phone");
            assertThat(Browser.overflows(hosted)).isFalse();
            hosted.fill("[name=email]", "info@accept.test");
            hosted.check("[name=consent]");
            hosted.click("button");
            hosted.waitForSelector("#role");
            Browser.shoot(hosted, "form-role-phone");

            owner.navigate("/contacts?q=" + email);
            String contact =
                    owner.locator("a:has-text('" + email + "')").first().getAttribute("href");
            Eventually.until(
                    "the proof",
                    () -> {
                        owner.navigate(contact);
                        return owner.content().contains("Angenommen am");
                    });
            Browser.shoot(owner, "contact-proof");
            time.tick(Duration.ofMinutes(2));
            java.nio.file.Path certificate =
                    owner.waitForDownload(() -> owner.click("a[href$='certificate.json']")).path();
            Page stranger = browser.open(null, "de", Browser.PHONE, "/ledger/verify");
            stranger.setInputFiles("[name=certificate]", certificate);
            submit(stranger, "form.c");
            assertThat(stranger.content()).contains("Sie ist echt.").contains(email);
            assertThat(Browser.overflows(stranger)).isFalse();
            Browser.shoot(stranger, "verify-genuine-phone");
        }
    }

    private void oneLineOfScriptBringsTheForm(Browser browser, String embed) throws IOException {
        String source = "http://localhost:" + port + path(embed) + "/embed.js";
        HttpServer site = site("<h1>Hier</h1><script src=\"" + source + "\" defer></script>");
        try {
            Page visitor = browser.open(null, "de", Browser.PHONE, "/healthz/live");
            visitor.route("**/embed.js", FormPagesTest::atTheFreePort);
            visitor.navigate("http://127.0.0.1:" + site.getAddress().getPort() + "/");
            visitor.fill("[name=email]", "s" + UUID.randomUUID() + "@accept.test");
            visitor.check("[name=consent]");
            visitor.click("button");
            visitor.waitForURL("**/thanks");
        } finally {
            site.stop(0);
        }
    }

    /** The service does not know the free port of a test. */
    private static void atTheFreePort(Route route) {
        APIResponse answer = route.fetch();
        String own = route.request().url().replaceAll("/f/.*", "/f/");
        String body = answer.text().replaceAll("https?://[^/\"\\\\]+/f/", own);
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(body));
    }

    /** A static page of another origin. */
    private static HttpServer site(String embed) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        byte[] page =
                ("<!doctype html><meta charset=utf-8><title>Bäckerei</title><body>" + embed)
                        .getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        server.start();
        return server;
    }

    private static String path(String embed) {
        return embed.replaceAll("(?s).*action=\"https?://[^/]+(/f/[a-z2-7]+)\".*", "$1");
    }

    private static void submit(Page page, String form) {
        page.locator(form).first().locator("button:not([type=button])").first().click();
        page.waitForLoadState();
    }
}
