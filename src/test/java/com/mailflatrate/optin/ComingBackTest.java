package com.mailflatrate.optin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.SignUps.Form;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Somebody was on a list, is not mailed any more for this reason or that, and signs up again. */
@DatabaseTest
@Covers("B6")
class ComingBackTest {

    private static final Actor TEST = Actor.system("test");

    @Autowired ApplicationContext context;
    @Autowired Suppressions suppressions;
    @Autowired Memberships memberships;
    @LocalServerPort int port;

    private Customer customer;
    private SentMails sent;
    private SignUps signUps;
    private Http http;
    private ListId list;
    private Form form;

    @BeforeEach
    void aForm() {
        customer = new Customers(context).active("Kaffeerösterei Nordlicht");
        sent = new SentMails(context);
        http = new Http(port);
        signUps = new SignUps(context, http);
        list = sent.list(customer, "Neues");
        form = signUps.open(customer, list);
    }

    @Test
    void anOwnNewSignUpOutweighsHavingLeftAndAMailboxThatDidNotTakeMail() {
        for (SuppressionReason reason :
                List.of(
                        SuppressionReason.UNSUBSCRIBED,
                        SuppressionReason.HARD,
                        SuppressionReason.SOFT)) {
            SentMail reader = gone(reason);
            assertThat(signUps.signUp(form, reader.email()).statusCode()).isEqualTo(303);
            String secret = signUps.secret(customer, reader.email());
            assertThat(sent.suppressed(reader)).as("asking lifts nothing").hasSize(1);
            assertThat(http.postForm("/c/" + secret, "").statusCode()).isEqualTo(200);
            assertThat(sent.standing(reader))
                    .as(reason.name())
                    .containsEntry("Neues", MembershipStatus.SUBSCRIBED);
            assertThat(sent.suppressed(reader)).as(reason.name()).isEmpty();
        }
    }

    @Test
    void noSignUpOutweighsAComplaintAnObjectionOrTheAccountsOwnNo() {
        for (SuppressionReason reason :
                List.of(
                        SuppressionReason.COMPLAINT,
                        SuppressionReason.OBJECTION,
                        SuppressionReason.MANUAL)) {
            SentMail reader = gone(reason);
            assertThat(signUps.signUp(form, reader.email()).statusCode())
                    .as("the answer tells nothing")
                    .isEqualTo(303);
            signUps.settled(customer);
            assertThat(signUps.mails(customer, reader.email())).as(reason.name()).isEmpty();
            assertThat(sent.standing(reader).get("Neues")).isEqualTo(standing(reason));
            assertThat(sent.suppressed(reader)).containsExactly(reason.name());
        }
    }

    @Test
    void whoeverComplainsBetweenTheMailThatAsksAndItsButtonIsNotPutBack() {
        SentMail reader = gone(SuppressionReason.UNSUBSCRIBED);
        signUps.signUp(form, reader.email());
        String secret = signUps.secret(customer, reader.email());
        suppress(reader.email(), SuppressionReason.COMPLAINT);
        assertThat(http.get("/c/" + secret).statusCode()).isEqualTo(410);
        assertThat(http.postForm("/c/" + secret, "").statusCode()).isEqualTo(410);
        assertThat(sent.standing(reader).get("Neues")).isNotEqualTo(MembershipStatus.SUBSCRIBED);
        assertThat(sent.suppressed(reader)).contains("COMPLAINT");
    }

    private SentMail gone(SuppressionReason reason) {
        String email = "b" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
        var person = sent.person(customer, email, list);
        Lanes.engine(
                () ->
                        memberships.changeStatus(
                                customer.account(),
                                person,
                                List.of(list),
                                standing(reason),
                                reason.name(),
                                TEST));
        suppress(email, reason);
        return sent.mail(customer, person, email, list);
    }

    private static MembershipStatus standing(SuppressionReason reason) {
        return switch (reason) {
            case HARD, SOFT -> MembershipStatus.BOUNCED;
            case COMPLAINT -> MembershipStatus.COMPLAINED;
            case UNSUBSCRIBED, OBJECTION, ERASED, MANUAL -> MembershipStatus.UNSUBSCRIBED;
        };
    }

    private void suppress(String email, SuppressionReason reason) {
        boolean ofList = reason == SuppressionReason.UNSUBSCRIBED;
        Lanes.engine(
                () ->
                        suppressions.add(
                                customer.account(),
                                EmailAddress.parse(email).orElseThrow(),
                                reason,
                                ofList ? list : null,
                                TEST,
                                "test"));
    }
}
