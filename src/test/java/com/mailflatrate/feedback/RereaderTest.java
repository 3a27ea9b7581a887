package com.mailflatrate.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.feedback.bounce.Incident;
import com.mailflatrate.feedback.bounce.Incidents;
import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.KeptMails;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.reread.Reread;
import com.mailflatrate.reread.Rereads;
import com.mailflatrate.reread.SecondReading;
import com.mailflatrate.reread.Upshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Mails that an older parser took for something else are put among the kept ones and read again.
 */
@DatabaseTest
class RereaderTest {

    private static final Actor INES = Actor.person("Ines");

    @Autowired ApplicationContext context;
    @Autowired Rereader rereader;
    @Autowired Rereads rereads;
    @Autowired Incidents incidents;
    @Autowired TestTime time;

    private SentMails sent;
    private KeptMails keptMails;
    private Customer customer;
    private ListId news;

    @BeforeEach
    void aCustomer() {
        sent = new SentMails(context);
        keptMails = new KeptMails(context);
        customer = new Customers(context).active("Laden");
        news = sent.list(customer, "Neues");
    }

    @Test
    void whatWasNotUnderstoodHasItsEffectOnceAndItsHistoryIsKept() {
        SentMail mail = mail();
        UUID kept = kept("b", mail, dead(mail), "JUNK", "NO_HEADER");

        assertThat(again(kept)).isEqualTo(Upshot.APPLIED);
        assertThat(sent.standing(mail)).containsValue(MembershipStatus.BOUNCED);
        assertThat(sent.suppressed(mail)).containsExactly("HARD");
        assertThat(again(kept)).isEqualTo(Upshot.SAME);

        SecondReading once = rereads.ofMail(kept).getFirst();
        assertThat(rereads.ofMail(kept)).hasSize(1);
        assertThat(once.was().inWords()).isEqualTo("JUNK NO_HEADER");
        assertThat(once.is().inWords()).startsWith("BOUNCE BOUNCE_DEACTIVATED[HARD");
        assertThat(rereads.page(PageRequest.first()).items().getFirst().askedBy())
                .isEqualTo("Ines");
    }

    @Test
    void whatWasTakenBackIsNotDoneAgain() {
        SentMail mail = mail();
        UUID first = kept("b", mail, dead(mail), "JUNK", "NO_HEADER");
        again(first);
        String domain = mail.email().substring(mail.email().indexOf('@') + 1);
        Instant now = time.now();
        incidents.declare(
                Incident.Kind.DOMAIN, domain, now.minusSeconds(60), now.plusSeconds(1), INES);
        assertThat(sent.standing(mail)).containsValue(MembershipStatus.SUBSCRIBED);

        assertThat(again(first)).isEqualTo(Upshot.SAME);
        UUID second = kept("b", mail, dead(mail), "JUNK", "NO_HEADER");
        assertThat(again(second)).isEqualTo(Upshot.LEFT_ALONE);
        assertThat(sent.standing(mail)).containsValue(MembershipStatus.SUBSCRIBED);
        assertThat(sent.suppressed(mail)).isEmpty();
    }

    @Test
    void whoCameBackSinceStays() {
        SentMail mail = mail();
        UUID kept = kept("b", mail, dead(mail), "JUNK", "NO_HEADER");
        time.tick(Duration.ofSeconds(5));
        for (var status : List.of(MembershipStatus.UNSUBSCRIBED, MembershipStatus.SUBSCRIBED)) {
            Lanes.engine(
                    () ->
                            context.getBean(Memberships.class)
                                    .changeStatusEverywhere(
                                            customer.account(),
                                            mail.contact(),
                                            status,
                                            "PAGE",
                                            INES));
        }
        assertThat(again(kept)).isEqualTo(Upshot.LEFT_ALONE);
        assertThat(sent.suppressed(mail)).isEmpty();
    }

    @Test
    void aRefusalThatMeantLittleCountsByItsNewMeaning() {
        SentMail mail = mail();
        UUID kept = kept("b", mail, refusal(mail, "5.2.2", "552 5.2.2 full"), "JUNK", "NO_HEADER");
        assertThat(again(kept)).isEqualTo(Upshot.APPLIED);
        assertThat(sent.suppressed(mail)).isEmpty();

        keptMails.replace(kept, dead(mail));
        assertThat(again(kept)).isEqualTo(Upshot.APPLIED);
        assertThat(sent.suppressed(mail)).containsExactly("HARD");
        assertThat(classes(mail)).containsExactly("HARD");
        assertThat(rereads.ofMail(kept)).hasSize(2);
    }

    @Test
    void aReplyIsForwardedOnceAndAnObjectionIsHeardLater() {
        SentMail asking = mail();
        SentMail objecting = mail();
        String question = AnswerMails.person(asking.email(), "Re: Advent", "Wann ist offen?");
        String no =
                AnswerMails.person(objecting.email(), "Re: Advent", "Bitte keine Werbung mehr!");
        UUID asked = kept("r", asking, question, "HUMAN", "FORWARDED");
        UUID objected = kept("r", objecting, no, "HUMAN", "FORWARDED");

        assertThat(again(asked)).isEqualTo(Upshot.SAME);
        assertThat(again(objected)).isEqualTo(Upshot.APPLIED);
        assertThat(sent.suppressed(asking)).isEmpty();
        assertThat(sent.suppressed(objecting)).containsExactly("OBJECTION");
        assertThat(forwards()).isZero();
    }

    @Test
    void aTrialTellsWhatWouldChangeAndChangesNothing() {
        SentMail mail = mail();
        UUID kept = kept("b", mail, dead(mail), "JUNK", "NO_HEADER");
        UUID order = rereads.ask(time.now().minusSeconds(1), true, "Ines");
        Eventually.until("done", () -> rereads.find(order).map(Reread::doneAt).isPresent());

        assertThat(rereads.readings(order, new PageRequest(200, null)).items())
                .filteredOn(one -> one.mail().equals(kept))
                .singleElement()
                .matches(one -> one.upshot() == Upshot.WOULD_CHANGE)
                .matches(one -> "BOUNCE".equals(one.is().kind()));
        assertThat(sent.standing(mail)).containsValue(MembershipStatus.SUBSCRIBED);
        assertThat(rereads.ofMail(kept)).isEmpty();
        assertThat(rereads.find(order).orElseThrow().counts().applied()).isZero();
    }

    @Test
    void aMailThatIsGoneIsNotReadAgain() {
        assertThat(rereader.again(UUID.randomUUID(), INES).reasons())
                .singleElement()
                .matches(reason -> reason.code() == Code.WRONG_STATE);
    }

    private Upshot again(UUID mail) {
        return rereader.again(mail, INES).orThrow();
    }

    private SentMail mail() {
        String it = UUID.randomUUID().toString().substring(0, 8);
        String email = "maria@" + it + ".accept.test";
        return sent.mail(customer, sent.person(customer, email, news), email, news);
    }

    private static String dead(SentMail mail) {
        return refusal(mail, "5.1.1", "550 5.1.1 User unknown");
    }

    private static String refusal(SentMail mail, String status, String reply) {
        return AnswerMails.report(mail.email(), "failed", status, reply);
    }

    private UUID kept(String door, SentMail mail, String raw, String kind, String why) {
        return keptMails.answer(door, mail, raw, kind, why);
    }

    private List<String> classes(SentMail mail) {
        return sent.engine(
                db ->
                        db.sql("select class from feedback.bounces where message_id = :message")
                                .param("message", mail.message().value())
                                .query(String.class)
                                .list());
    }

    private long forwards() {
        return sent.engine(
                db ->
                        db.sql(
                                        "select count(*) from delivery.letters where account_id = :account and kind = 'FORWARD'")
                                .param("account", customer.account().value())
                                .query(Long.class)
                                .single());
    }
}
