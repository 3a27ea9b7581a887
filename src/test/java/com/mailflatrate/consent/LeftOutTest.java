package com.mailflatrate.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.consent.Selection.Skip;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Outbox;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Every reason to leave somebody out, each once, and the one person who is left. */
@DatabaseTest
class LeftOutTest {

    private static final Actor BY = Actor.system("test");

    @Autowired ApplicationContext context;
    @Autowired Audiences audiences;
    @Autowired Memberships memberships;

    private SentMails sent;
    private Customer customer;
    private ListId news;
    private ListId offers;

    @BeforeEach
    void aCustomer() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
        news = sent.list(customer, "Neues");
        offers = sent.list(customer, "Angebote");
    }

    @Test
    @Covers("D6")
    void eachDeductionIsNamedAndOnlyWhoIsInNoneOfThemIsMailed() {
        ContactId reader = sent.person(customer, "reader@accept.test", news, offers);
        put("gone@accept.test", MembershipStatus.UNSUBSCRIBED, null);
        put("angry@accept.test", MembershipStatus.COMPLAINED, null);
        put("dead@accept.test", MembershipStatus.BOUNCED, "HARD");
        put("waiting@accept.test", MembershipStatus.UNCONFIRMED, null);
        put("stopped@accept.test", MembershipStatus.HELD, "QUALITY");
        put("unproven@accept.test", MembershipStatus.HELD, "UNPROVEN");
        sent.person(customer, "blocked@accept.test", news);
        suppress("blocked@accept.test");
        becomes(sent.person(customer, "somebody@accept.test", news), "einkauf@accept.test");

        old(sent.person(customer, "forgotten@accept.test", news));
        justMailed(sent.person(customer, "patient@accept.test", news));

        List<Outbox.Recipient> mailed = new ArrayList<>();
        Selection found =
                Lanes.engine(
                        () ->
                                audiences.stream(
                                        customer.account(),
                                        List.of(news, offers),
                                        contact -> true,
                                        mailed::add));
        assertThat(found.skipped()).isEqualTo(eachOnce());
        assertThat(mailed).extracting(Outbox.Recipient::contact).containsExactly(reader);
        assertThat(found.sendable()).isEqualTo(1);
        assertThat(found.selected()).isEqualTo(1 + Skip.values().length);
    }

    private static Map<Skip, Long> eachOnce() {
        Map<Skip, Long> all = new EnumMap<>(Skip.class);
        Arrays.stream(Skip.values()).forEach(reason -> all.put(reason, 1L));
        return all;
    }

    /** A proven person whose membership then came to this. */
    private void put(String email, MembershipStatus status, @Nullable String reason) {
        ContactId contact = sent.person(customer, email, news);
        Lanes.engine(
                () ->
                        memberships.changeStatusEverywhere(
                                customer.account(), contact, status, reason, BY));
    }

    private void suppress(String email) {
        Lanes.engine(
                () ->
                        context.getBean(Suppressions.class)
                                .add(
                                        customer.account(),
                                        EmailAddress.parse(email).orElseThrow(),
                                        SuppressionReason.MANUAL,
                                        null,
                                        BY,
                                        "test"));
    }

    /** Somebody nobody wrote to for more than two years. */
    private void old(ContactId contact) {
        sent.engine(
                db ->
                        db.sql(
                                        "update consent.proofs set recorded_at = recorded_at - interval '25 months' where contact_id = ?")
                                .param(contact.value())
                                .update());
    }

    /** Somebody who was promised one mail a month through a form, and had it. */
    private void justMailed(ContactId contact) {
        UUID form = UUID.randomUUID();
        sent.engine(
                db -> {
                    db.sql("insert into consent.form_promises values (?, ?, 1, 1, 'MONTH')")
                            .params(customer.account().value(), form)
                            .update();
                    db.sql(
                                    "insert into consent.clocks select account_id, contact_id, list_id, array[recorded_at] from consent.proofs where contact_id = ?")
                            .param(contact.value())
                            .update();
                    return db.sql(
                                    "update consent.proofs set form_id = ?, form_version = 1 where contact_id = ?")
                            .params(form, contact.value())
                            .update();
                });
    }

    /** An address that was taken in before its word came onto the list of roles. */
    private void becomes(ContactId contact, String email) {
        assertThat(
                        Lanes.engine(
                                        () ->
                                                context.getBean(Contacts.class)
                                                        .register(
                                                                customer.account(),
                                                                news,
                                                                email,
                                                                Map.of(),
                                                                null,
                                                                IntakePath.API,
                                                                BY))
                                .isDone())
                .as("today nobody signs up like this")
                .isFalse();
        int changed =
                sent.engine(
                        db ->
                                db.sql("update audience.contacts set email = ? where id = ?")
                                        .params(email, contact.value())
                                        .update());
        assertThat(changed).isEqualTo(1);
    }
}
