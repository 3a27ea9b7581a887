package com.mailflatrate.web.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A person of the operator stops an account on a page; the account reads why, on its own. */
@DatabaseTest
class StandingPageTest {

    private static final String FACTS = "Zu drei Beschwerden fehlt die Einwilligung.";
    private static final String CLAUSE = "Bedingungen Nr. 7";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Operator operator;

    private Customers customers;
    private Customer shop;
    private Pages own;
    private Pages desk;

    @BeforeEach
    void aShop() {
        customers = new Customers(context);
        shop = customers.active("Laden GmbH");
        own = new Pages(port, customers.session(shop));
        desk = new Pages(port, operator.session("Jana Weber"));
    }

    @Test
    @Covers("A9")
    void whoIsStoppedReadsTheReasonsOnEveryPageAndInALetterUntilItIsLifted() {
        assertThat(desk.get(place(shop)).body())
                .as("the account's own page, not the queue's")
                .contains(
                        "<h1>Laden GmbH</h1>", "Dieses Konto ist freigeschaltet.", "Konto sperren")
                .doesNotContain("Neue Anträge erscheinen hier");
        HttpResponse<String> stopped = stop(shop, "scope", "all", "facts", FACTS, "clause", CLAUSE);
        assertThat(stopped.statusCode()).as(stopped.body()).isEqualTo(302);
        assertThat(own.get("/start").body())
                .contains(
                        FACTS,
                        CLAUSE,
                        "nichts mehr ändern",
                        "nicht automatisch erkannt",
                        "widersprechen",
                        "Streitbeilegungsstelle",
                        "Gericht",
                        "action=\"/start/answer\"");
        assertThat(own.get("/lists").body())
                .contains("Ihr Konto ist gesperrt.", "href=\"/start#stopped\"")
                .doesNotContain(FACTS);
        Eventually.until(
                "the letter", () -> letters(shop).stream().anyMatch(StandingPageTest::says));
        assertThat(desk.get(place(shop)).body()).contains(FACTS, "Jana Weber", "Sperre aufheben");

        desk.post(place(shop), place(shop) + "/suspension/lift");
        assertThat(own.get("/start").body()).doesNotContain(FACTS, "gesperrt");
        assertThat(desk.get(place(shop)).body()).contains("freigeschaltet").doesNotContain(FACTS);
    }

    @Test
    @Covers("A9")
    void ofDeceptiveAdvertisingInBulkTheAccountIsToldNothing() {
        stop(shop, "scope", "all", "facts", FACTS, "clause", CLAUSE, "deceptiveBulk", "on");
        Customer other = customers.active("Anderer Laden GmbH");
        stop(other, "scope", "sending", "facts", FACTS, "clause", CLAUSE, "automated", "on");
        Eventually.until(
                "the other's letter",
                () -> letters(other).stream().anyMatch(StandingPageTest::says));
        assertThat(letters(shop)).noneMatch(StandingPageTest::says);
        assertThat(new Pages(port, customers.session(other)).get("/start").body())
                .contains(FACTS, "nicht mehr senden", "wurde automatisch erkannt")
                .doesNotContain("nichts mehr ändern");
        assertThat(own.get("/start").body()).doesNotContain(FACTS, "#stopped");
        assertThat(desk.get(place(shop)).body()).contains(FACTS, "Das Konto hat keine bekommen");
    }

    @Test
    void nobodyIsStoppedWithoutReasonsNorByTheAccountItself() {
        HttpResponse<String> bare = stop(shop, "scope", "sending", "facts", " ", "clause", CLAUSE);
        assertThat(bare.statusCode()).isEqualTo(422);
        assertThat(bare.body()).contains("Diese Angabe fehlt.", CLAUSE);
        assertThat(own.get(place(shop) + "/suspension").statusCode()).isEqualTo(404);
        HttpResponse<String> tried =
                own.post(
                        "/profile",
                        place(shop) + "/suspension",
                        "scope",
                        "all",
                        "facts",
                        FACTS,
                        "clause",
                        CLAUSE);
        assertThat(tried.statusCode()).isEqualTo(404);
        assertThat(own.get("/start").body()).doesNotContain("gesperrt");
    }

    private HttpResponse<String> stop(Customer customer, String... fields) {
        String form = place(customer) + "/suspension";
        return desk.post(form, form, fields);
    }

    private static String place(Customer customer) {
        return "/operator/accounts/" + customer.publicId();
    }

    private static boolean says(String letter) {
        return letter.contains(FACTS) && letter.contains(CLAUSE);
    }

    private List<String> letters(Customer customer) {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "select body_text from delivery.letters where to_address = ?")
                                        .param(customer.email())
                                        .query(String.class)
                                        .list());
    }
}
