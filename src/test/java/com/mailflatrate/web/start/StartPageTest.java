package com.mailflatrate.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.AccountScope;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.senderdomain.SenderDomains;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way to the first mailing, and the everyday page behind it. */
@DatabaseTest
class StartPageTest {

    private static final String STEPS = "Ihre Schritte bis zur ersten Kampagne";
    private static final String EVERY_DAY = "Ihre Kontakte in 30 Tagen";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private SenderDomains domains;

    private Customers customers;
    private SentMails sent;
    private Customer customer;
    private ListId list;
    private Pages pages;

    @BeforeEach
    void aCustomer() {
        customers = new Customers(context);
        sent = new SentMails(context);
        customer = customers.active("Rösterei Anfang");
        list = sent.list(customer, "Rundbrief");
        pages = new Pages(port, customers.session(customer));
    }

    @Test
    void whoHasSentIsNotSentBackToTheStepsByABrokenDomainButToldOfIt() {
        SenderDomain domain = failing();
        assertThat(start()).contains(STEPS, domain.domain() + " war bestätigt");
        send();
        assertThat(start())
                .doesNotContain(STEPS)
                .contains(
                        EVERY_DAY,
                        "„" + domain.domain() + "“ war bestätigt und ist es nicht mehr",
                        "/sender-domains/" + domain.id(),
                        "An Ihrer Zustellung stimmt etwas nicht");
    }

    @Test
    void aQuestionOfTheReviewerCanBeAnsweredFromTheEverydayPageToo() {
        send();
        assertThat(start()).doesNotContain("/start/answer");
        customers.standing(customer.account(), "review");
        assertThat(start()).contains(EVERY_DAY, "/start/answer", "sehen wir noch einmal hin");
    }

    @Test
    void whoIsStoppedIsNotInvitedToANewCampaign() {
        send();
        assertThat(start()).contains(EVERY_DAY, "Neue Kampagne");
        HttpResponse<String> stopped =
                new Http(port)
                        .postJson(
                                "/api/v1/operator/accounts/" + customer.publicId() + "/suspension",
                                "{\"scope\": \"sending\", \"facts\": \"Beschwerden\", \"clause\": \"AGB 7\", \"automated\": false}",
                                customers.operator());
        assertThat(stopped.statusCode()).as(stopped.body()).isEqualTo(201);
        assertThat(start()).contains(EVERY_DAY, "Beschwerden").doesNotContain("Neue Kampagne");
    }

    @Test
    void theMonthIsAPictureASentenceAndATableAndTheSameNumbersInTheInterface() {
        send();
        sent.person(customer, "zwei-" + UUID.randomUUID() + "@accept.test", list);
        assertThat(start())
                .contains("Je Tag: 2 dazugekommen, 0 gegangen.", "2 mehr als vor 30 Tagen")
                .contains("role=\"img\" aria-labelledby=\"growth-title\"", "Als Tabelle");
        JsonNode growth = growth("?days=7");
        assertThat(growth.path("items").size()).isEqualTo(7);
        assertThat(growth.at("/items/6/joined").asLong()).isEqualTo(2);
        assertThat(growth("?days=61").path("code").asString()).isEqualTo("INVALID_VALUE");
    }

    @Test
    void aMonthInWhichNothingMovedSaysSo() {
        send();
        sent.engine(
                db ->
                        db.sql("delete from audience.growth where account_id = ?")
                                .param(customer.account().value())
                                .update());
        assertThat(start()).contains("niemand dazugekommen", "/forms").doesNotContain("mf-chart");
    }

    private String start() {
        return pages.get("/start").body();
    }

    private JsonNode growth(String query) {
        String path = "/api/v1/account/growth" + query;
        return JsonMapper.shared().readTree(new Http(port).get(path, customer.bearer()).body());
    }

    private void send() {
        String email = "eins-" + UUID.randomUUID() + "@accept.test";
        sent.mail(customer, sent.person(customer, email, list), email, list);
    }

    private SenderDomain failing() {
        String name = "bruch-" + UUID.randomUUID().toString().substring(0, 8) + ".test";
        SenderDomain added =
                AccountScope.call(
                        customer.account(),
                        () ->
                                domains.add(customer.account(), name, customer.owner().actor())
                                        .orThrow());
        sent.engine(
                db ->
                        db.sql(
                                        "update senderdomain.sender_domains set state = 'FAILING' where id = ?")
                                .param(added.id().value())
                                .update());
        return added;
    }
}
