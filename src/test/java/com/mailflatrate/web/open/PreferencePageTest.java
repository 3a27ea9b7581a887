package com.mailflatrate.web.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.consent.Withdrawals;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.ledger.Checkpoints;
import com.mailflatrate.ledger.Sealing;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class PreferencePageTest {

    private static final Pattern SECRET = Pattern.compile("/p/([a-z2-7]{32})");

    @Autowired ApplicationContext context;
    @Autowired TestTime time;
    @LocalServerPort int port;

    private SentMails sent;
    private Customer customer;
    private Http http;
    private SentMail mail;
    private ListId news;

    @BeforeEach
    void somebodyOnTwoLists() {
        time.tick(Duration.ofMinutes(2));
        sent = new SentMails(context);
        customer = new Customers(context).active("Kaffeerösterei Nordlicht");
        http = new Http(port);
        news = sent.list(customer, "Neues");
        ListId offers = sent.list(customer, "Angebote");
        String email = "w" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
        ContactId person = sent.person(customer, email, news, offers);
        mail = sent.mail(customer, person, email, news);
    }

    @Test
    void theSecretGoesToThePersonOnlyAndTheUnsubscribePageShowsNothingOfIt() {
        HttpResponse<String> asked = http.postForm(unsubscribe(), "prefs=1&lang=de");
        assertThat(asked.statusCode()).isEqualTo(303);
        String location = asked.headers().firstValue("Location").orElseThrow();
        assertThat(location).doesNotContain(secret());
        assertThat(http.get(location).body()).contains("unterwegs").doesNotContain("/p/");
        http.postForm(unsubscribe(), "prefs=1&lang=de");
        assertThat(letters()).as("twice in ten minutes is once").hasSize(1);
    }

    @Test
    @Covers("G9")
    void whatIsUntickedEndsAtOnceAndTheRestGoesOn() {
        String page = "/p/" + ask();
        assertThat(http.get(page).body())
                .contains("Neues")
                .contains("Angebote")
                .doesNotContain(mail.email());
        assertThat(http.send("HEAD", page, null).statusCode()).isEqualTo(200);
        assertThat(sent.standing(mail)).containsEntry("Neues", MembershipStatus.SUBSCRIBED);
        HttpResponse<String> saved = http.postForm(page, "list=" + news);
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(sent.standing(mail))
                .containsEntry("Neues", MembershipStatus.SUBSCRIBED)
                .containsEntry("Angebote", MembershipStatus.UNSUBSCRIBED);
        assertThat(channels()).containsExactly("PREFERENCES");
        http.postForm(page, "");
        assertThat(sent.standing(mail)).containsEntry("Neues", MembershipStatus.UNSUBSCRIBED);
    }

    @Test
    @Covers("G9")
    void whatBeganAfterTheLookIsNotTakenForUnticked() {
        String page = "/p/" + ask();
        String shown =
                Pattern.compile("name=\"shown\" value=\"([^\"]+)\"")
                        .matcher(http.get(page).body())
                        .results()
                        .map(one -> "shown=" + one.group(1).replace("=", "%3D"))
                        .collect(Collectors.joining("&"));
        assertThat(shown).contains(news.toString()).doesNotContain("tracking");
        ListId later = sent.list(customer, "Kurse");
        sent.person(customer, mail.email(), later);
        tracked();
        http.postForm(page, shown + "&list=" + news);
        assertThat(sent.standing(mail))
                .containsEntry("Neues", MembershipStatus.SUBSCRIBED)
                .containsEntry("Angebote", MembershipStatus.UNSUBSCRIBED)
                .containsEntry("Kurse", MembershipStatus.SUBSCRIBED);
        assertThat(http.get(page).body()).contains("name=\"tracking\" value=\"on\" checked");
    }

    @Test
    @Covers("B6")
    void comingBackTakesAConfirmationOfOnesOwnAndOnlyForListsOneLeft() {
        String page = "/p/" + ask();
        http.postForm(page, "");
        int before = letters().size();
        http.postForm(page, "again=" + UUID.randomUUID());
        http.postForm(page, "again=" + sent.list(customer, "Nie bestellt"));
        registrations(0);
        assertThat(letters()).hasSize(before);
        assertThat(http.postForm(page, "again=" + news).statusCode()).isEqualTo(303);
        assertThat(sent.standing(mail).get("Neues")).isNotEqualTo(MembershipStatus.SUBSCRIBED);
        Eventually.until(
                "a mail that asks",
                () -> letters().stream().anyMatch(text -> text.contains("/c/")));
        Matcher confirm =
                Pattern.compile("/c/([a-z2-7]{32})").matcher(String.join("\n", letters()));
        assertThat(confirm.find()).isTrue();
        http.postForm("/c/" + confirm.group(1), "");
        assertThat(sent.standing(mail))
                .containsEntry("Neues", MembershipStatus.SUBSCRIBED)
                .containsEntry("Angebote", MembershipStatus.UNSUBSCRIBED);
        assertThat(sent.suppressed(mail)).containsExactly("UNSUBSCRIBED");
    }

    @Test
    @Covers("B6")
    void whoeverObjectedIsNotAskedAgainByAnOldLink() {
        String page = "/p/" + ask();
        context.getBean(Withdrawals.class)
                .object(
                        mail.message(),
                        new Withdrawals.Request(Withdrawals.Channel.REPLY, null, null))
                .orThrow();
        int before = letters().size();
        assertThat(http.postForm(page, "again=" + news).statusCode())
                .as("the answer tells nothing")
                .isEqualTo(303);
        http.postForm(unsubscribe(), "again=1");
        new SignUps(context, http).settled(customer);
        assertThat(letters()).hasSize(before);
        assertThat(sent.standing(mail).values()).containsOnly(MembershipStatus.UNSUBSCRIBED);
        assertThat(sent.suppressed(mail)).containsExactly("OBJECTION");
    }

    @Test
    void noOtherSecretOpensItAndItOpensNothingElse() {
        String secret = ask();
        assertThat(http.get("/c/" + secret).statusCode()).isEqualTo(404);
        assertThat(http.postForm("/c/" + secret, "").statusCode()).isEqualTo(404);
        assertThat(http.postForm("/c/never/" + secret, "").statusCode()).isEqualTo(404);
        assertThat(http.get("/p/" + mail.token(TokenPurpose.UNSUBSCRIBE)).statusCode())
                .isEqualTo(404);
        assertThat(http.get("/p/" + secret).statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongLetterIsUnknownAndAnOldLinkIsGone() {
        String secret = ask();
        char last = secret.charAt(31) == 'a' ? 'b' : 'a';
        assertThat(http.get("/p/" + secret.substring(0, 31) + last).statusCode()).isEqualTo(404);
        assertThat(http.postForm("/p/" + secret.substring(0, 31) + last, "").statusCode())
                .isEqualTo(404);
        time.tick(Duration.ofDays(7).minusMinutes(1));
        assertThat(http.get("/p/" + secret).statusCode()).isEqualTo(200);
        time.tick(Duration.ofMinutes(2));
        assertThat(http.get("/p/" + secret).statusCode()).isEqualTo(410);
        assertThat(http.postForm("/p/" + secret, "").statusCode()).isEqualTo(410);
        assertThat(sent.standing(mail)).containsEntry("Neues", MembershipStatus.SUBSCRIBED);
    }

    @Test
    @Covers("C14")
    void measuringIsTakenBackWithoutLeaving() {
        tracked();
        String page = "/p/" + ask();
        assertThat(http.get(page).body()).contains("name=\"tracking\"");
        List<String> both =
                sent.engine(
                        db ->
                                db.sql(
                                                "select 'list=' || list_id from consent.proofs where account_id = ?")
                                        .param(customer.account().value())
                                        .query(String.class)
                                        .list());
        http.postForm(page, String.join("&", both));
        assertThat(http.get(page).body()).doesNotContain("name=\"tracking\"");
        assertThat(sent.standing(mail))
                .containsEntry("Neues", MembershipStatus.SUBSCRIBED)
                .containsEntry("Angebote", MembershipStatus.SUBSCRIBED);
        time.tick(Duration.ofMinutes(2)); // what is young is not sealed
        Sealing sealing = context.getBean(Sealing.class);
        while (sealing.seal()) {
            Thread.onSpinWait();
        }
        context.getBean(Checkpoints.class).take();
        assertThat(
                        http.get(
                                        "/api/v1/contacts/"
                                                + mail.contact()
                                                + "/consent/certificate",
                                        customer.bearer())
                                .body())
                .contains("PREFERRED");
    }

    private void registrations(long count) {
        assertThat(
                        sent.<Long>engine(
                                db ->
                                        db.sql(
                                                        "select count(*) from optin.registrations where account_id = ?")
                                                .param(customer.account().value())
                                                .query(Long.class)
                                                .single()))
                .isEqualTo(count);
    }

    private void tracked() {
        sent.engine(
                db ->
                        db.sql("update consent.proofs set tracking = true where account_id = ?")
                                .param(customer.account().value())
                                .update());
    }

    private String ask() {
        http.postForm(unsubscribe(), "prefs=1&lang=de");
        return secret();
    }

    private String secret() {
        Matcher secret = SECRET.matcher(String.join("\n", letters()));
        assertThat(secret.find()).isTrue();
        return secret.group(1);
    }

    private List<String> letters() {
        return sent.engine(
                db ->
                        db.sql("select body_text from delivery.letters where account_id = ?")
                                .param(customer.account().value())
                                .query(String.class)
                                .list());
    }

    private List<String> channels() {
        return sent.engine(
                db ->
                        db.sql("select channel from consent.withdrawals where account_id = ?")
                                .param(customer.account().value())
                                .query(String.class)
                                .list());
    }

    private String unsubscribe() {
        return "/u/" + mail.token(TokenPurpose.UNSUBSCRIBE);
    }
}
