package com.mailflatrate.web.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.TokenPurpose;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class UnsubscribePageTest {

    @Autowired ApplicationContext context;

    @Autowired TestTime time;

    @Autowired
    @Qualifier("ownerDataSource")
    DataSource ownerSource;

    @LocalServerPort int port;

    private SentMails sent;
    private Customer customer;
    private Http http;

    @BeforeEach
    void aCustomer() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Kaffeerösterei Nordlicht");
        http = new Http(port);
        time.tick(Duration.ofMinutes(2));
    }

    @Test
    @Covers({"G1", "G9"})
    void oneClickEndsAllAddressedListsInBothBodyForms() {
        SentMail form = mail();
        SentMail multipart = mail();
        HttpResponse<String> first = http.postForm(path(form), "List-Unsubscribe=One-Click");
        HttpResponse<String> second =
                http.send(
                        "POST",
                        path(multipart),
                        "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n",
                        "Content-Type",
                        "multipart/form-data; boundary=x");
        for (HttpResponse<String> answer : List.of(first, second)) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        }
        assertThat(sent.standing(form))
                .containsEntry("Neues", MembershipStatus.UNSUBSCRIBED)
                .containsEntry("Angebote", MembershipStatus.UNSUBSCRIBED)
                .containsEntry("Stammkunden", MembershipStatus.SUBSCRIBED);
        assertThat(sent.standing(multipart)).containsEntry("Neues", MembershipStatus.UNSUBSCRIBED);
    }

    @Test
    @Covers("G1")
    void oddBodiesAreToleratedAndTwiceIsOnce() {
        SentMail mail = mail();
        assertThat(http.send("POST", path(mail), null).statusCode()).isEqualTo(200);
        assertThat(http.postForm(path(mail), "%%%&&=;List-Unsubscribe=One-Click&a").statusCode())
                .isEqualTo(200);
        assertThat(
                        http.send(
                                        "POST",
                                        path(mail),
                                        "--broken",
                                        "Content-Type",
                                        "multipart/form-data; boundary=q")
                                .statusCode())
                .isEqualTo(200);
        HttpResponse<String> put = http.send("PUT", path(mail), null);
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).contains("GET, HEAD, POST, OPTIONS");
        long events =
                sent.engine(
                        db ->
                                db.sql(
                                                "select count(*) from consent.withdrawals where message_id = ?")
                                        .param(mail.message().value())
                                        .query(Long.class)
                                        .single());
        assertThat(events).isEqualTo(1);
    }

    @Test
    @Covers("G2")
    void lookingChangesNothingAndShowsOneButtonAndAMaskedAddress() {
        SentMail mail = mail();
        for (String method : List.of("GET", "HEAD", "OPTIONS")) {
            assertThat(http.send(method, path(mail), null, "User-Agent", "SafeLinks").statusCode())
                    .isLessThan(300);
        }
        HttpResponse<String> page = http.get(path(mail));
        assertThat(page.body())
                .contains("m•••@accept.test")
                .doesNotContain(mail.email())
                .contains("Stammkunden");
        assertThat(page.body().split("<button", -1)).hasSize(2);
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(sent.standing(mail).values()).containsOnly(MembershipStatus.SUBSCRIBED);
    }

    @Test
    @Covers({"G2", "G8", "G9"})
    void theButtonActsAndTheAnswerStaysTheSame() {
        SentMail mail = mail();
        HttpResponse<String> posted = http.postForm(path(mail), "scope=all");
        assertThat(posted.statusCode()).isEqualTo(303);
        String to = posted.headers().firstValue("Location").orElseThrow();
        assertThat(http.get(to).body()).contains("Erledigt. Sie sind abgemeldet.");
        assertThat(http.get(to + "&lang=en").body()).contains("Done. You are unsubscribed.");
        assertThat(http.postForm(path(mail), "scope=all").statusCode()).isEqualTo(303);
        assertThat(sent.standing(mail).values()).containsOnly(MembershipStatus.UNSUBSCRIBED);
    }

    @Test
    @Covers({"G8", "G9"})
    void leavingTheseListsKeepsTheOthersAsksNothingAndWritesNoMail() {
        SentMail mail = mail();
        assertThat(http.postForm(path(mail), "scope=lists").statusCode()).isEqualTo(303);
        assertThat(sent.standing(mail))
                .containsEntry("Neues", MembershipStatus.UNSUBSCRIBED)
                .containsEntry("Angebote", MembershipStatus.UNSUBSCRIBED)
                .containsEntry("Stammkunden", MembershipStatus.SUBSCRIBED);
        long letters =
                sent.engine(
                        db ->
                                db.sql("select count(*) from delivery.letters where to_address = ?")
                                        .param(mail.email())
                                        .query(Long.class)
                                        .single());
        assertThat(letters).isZero();
    }

    @Test
    @Covers("G6")
    void theLinkOfAMailOfTwoYearsAgoStillActs() {
        SentMail mail = mail();
        sent.engine(
                db ->
                        db.sql(
                                        """
                                        update delivery.messages
                                           set claimed_at = claimed_at - interval '700 days',
                                               settled_at = settled_at - interval '700 days'
                                         where id = ?
                                        """)
                                .param(mail.message().value())
                                .update());
        assertThat(http.postForm(path(mail), "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(200);
        assertThat(sent.standing(mail)).containsEntry("Neues", MembershipStatus.UNSUBSCRIBED);
    }

    @Test
    @Covers("G6")
    void theLinkOutlivesTheCampaignTheListAndTheSenderDomain() {
        SentMail mail = mail();
        time.tick(Duration.ofDays(700));
        JdbcClient owner = JdbcClient.create(ownerSource);
        for (String statement :
                List.of(
                        "delete from campaign.contents where account_id = :account",
                        "delete from campaign.mailings where account_id = :account",
                        "delete from campaign.campaigns where account_id = :account",
                        "update delivery.runs set domain_id = gen_random_uuid(), from_address = 'post@neu.test'"
                                + " where account_id = :account",
                        "delete from audience.memberships where account_id = :account and list_id ="
                                + " (select id from audience.lists where account_id = :account and name = 'Neues')")) {
            owner.sql(statement).param("account", customer.account().value()).update();
        }
        assertThat(http.get(path(mail)).body()).contains("m•••@accept.test").contains("<button");
        assertThat(http.postForm(path(mail), "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(200);
        assertThat(sent.standing(mail))
                .containsEntry("Angebote", MembershipStatus.UNSUBSCRIBED)
                .containsEntry("Stammkunden", MembershipStatus.SUBSCRIBED);
    }

    @Test
    @Covers("G8")
    void thePageIsOneFormOfOneClickThatAsksNothing() {
        for (String lang : List.of("de", "en")) {
            SentMail mail = mail();
            Document page = Jsoup.parse(http.get(path(mail) + "?lang=" + lang).body());
            assertThat(page.select("form")).hasSize(1);
            assertThat(page.select("form button")).hasSize(1);
            assertThat(page.select("script, iframe, select, textarea, dialog")).isEmpty();
            assertThat(page.select("input").stream().map(one -> one.attr("type")).distinct())
                    .as("nothing to type")
                    .containsOnly("hidden", "radio");
            assertThat(page.select("[required], [onsubmit], [onclick]")).isEmpty();
            assertThat(page.select("input[name=scope][value=all][checked]"))
                    .as("one click leaves everything of this sender")
                    .hasSize(1);
            Document done =
                    Jsoup.parse(
                            http.get(
                                            http.postForm(path(mail), "scope=all&lang=" + lang)
                                                    .headers()
                                                    .firstValue("Location")
                                                    .orElseThrow())
                                    .body());
            assertThat(done.select("h1").text())
                    .contains(lang.equals("de") ? "abgemeldet" : "unsubscribed");
            assertThat(sent.standing(mail).values())
                    .as("done before any further button")
                    .containsOnly(MembershipStatus.UNSUBSCRIBED);
        }
    }

    @Test
    @Covers("G10")
    void wrongTokensGetANeutralPageAndSoonNothing() {
        SentMail mail = mail();
        assertThat(http.get("/u/" + mail.token(TokenPurpose.WEB)).statusCode()).isEqualTo(404);
        String token = mail.token(TokenPurpose.UNSUBSCRIBE);
        int last = 0;
        for (int i = 0; i < 30; i++) {
            char other = token.charAt(i % 10 + 20) == 'a' ? 'b' : 'a';
            String near = token.substring(0, i % 10 + 20) + other + token.substring(i % 10 + 21);
            last = http.postForm("/u/" + near, "List-Unsubscribe=One-Click").statusCode();
            assertThat(last).isGreaterThanOrEqualTo(400);
        }
        assertThat(last).isEqualTo(429);
        assertThat(sent.standing(mail).values())
                .as("guessing changes nothing")
                .containsOnly(MembershipStatus.SUBSCRIBED);
        assertThat(http.postForm(path(mail), "List-Unsubscribe=One-Click").statusCode())
                .as("a right token is never too many")
                .isEqualTo(200);
    }

    @Test
    @Covers("G6")
    void aLinkWhoseMessageIsGoneAsksForTheAddress() {
        SentMail mail = mail();
        sent.engine(
                db ->
                        db.sql("delete from delivery.messages where id = ?")
                                .param(mail.message().value())
                                .update());
        assertThat(http.get(path(mail)).body()).contains("Welche Adresse möchten Sie abmelden?");
        assertThat(http.postForm(path(mail), "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(200);
        HttpResponse<String> noted = http.postForm(path(mail), "email=maria%40accept.test");
        assertThat(noted.statusCode()).isEqualTo(303);
        assertThat(http.get(noted.headers().firstValue("Location").orElseThrow()).body())
                .contains("Wir kümmern uns darum.");
    }

    private static String path(SentMail mail) {
        return "/u/" + mail.token(TokenPurpose.UNSUBSCRIBE);
    }

    private SentMail mail() {
        ListId news = sent.list(customer, "Neues");
        ListId offers = sent.list(customer, "Angebote");
        ListId regulars = sent.list(customer, "Stammkunden");
        String email = "maria-" + UUID.randomUUID().toString().substring(0, 8) + "@accept.test";
        return sent.mail(
                customer,
                sent.person(customer, email, news, offers, regulars),
                email,
                news,
                offers);
    }
}
