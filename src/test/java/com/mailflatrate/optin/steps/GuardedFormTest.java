package com.mailflatrate.optin.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.SignUps.Form;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ListId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A form whose mails nobody wants is slowed down until a person has looked. */
@DatabaseTest
@Covers("C18")
class GuardedFormTest {

    @Autowired ApplicationContext context;
    @Autowired Guard guard;
    @Autowired TestTime time;
    @LocalServerPort int port;

    @Test
    void afterTwentyMailsOfTheDayAGuardedFormAsksNobodyAndItsNeighbourStillDoes() {
        Customer customer = new Customers(context).active("Laden");
        SignUps signUps = new SignUps(context, new Http(port));
        ListId list = new SentMails(context).list(customer, "Neues");
        Form form = signUps.open(customer, list);
        Form neighbour = signUps.open(customer, list);
        asked(signUps, customer, form, 100, 6);
        asked(signUps, customer, neighbour, 100, 5);
        guard.judge();
        assertThat(isFull(form)).as("twenty are left").isFalse();
        Eventually.until("a case", () -> cases(customer, form) == 1);
        assertThat(cases(customer, neighbour)).isZero();

        String first = fresh();
        signUps.signUp(form, first);
        signUps.secret(customer, first);
        wereSent(signUps, customer, 2, 19);
        assertThat(isFull(form)).as("one is left").isFalse();
        wereSent(signUps, customer, 20, 20);
        assertThat(isFull(form)).isTrue();
        assertThat(isFull(neighbour)).isFalse();
        String late = fresh();
        assertThat(signUps.signUp(form, late).statusCode()).as("the same answer").isEqualTo(303);
        signUps.settled(customer);
        assertThat(signUps.mails(customer, late)).isEmpty();

        String there = fresh();
        signUps.signUp(neighbour, there);
        signUps.secret(customer, there);
        Lanes.engine(() -> guard.lift(customer.account(), UUID.fromString(form.id())));
        signUps.signUp(form, late);
        signUps.secret(customer, late);
    }

    private long cases(Customer customer, Form form) {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                """
                                select count(*) from abuse.cases
                                 where account_id = :account and form_id = :form and said = 'HARD' and state = 'OPEN'
                                """)
                                        .param("account", customer.account().value())
                                        .param("form", UUID.fromString(form.id()))
                                        .query(Long.class)
                                        .single());
    }

    private boolean isFull(Form form) {
        UUID id = UUID.fromString(form.id());
        return guard.room(List.of(id)).getOrDefault(id, 1) == 0;
    }

    private void asked(SignUps signUps, Customer customer, Form form, int mails, int hard) {
        signUps.engine(
                db ->
                        db.sql(
                                        "insert into optin.form_days (account_id, form_id, day, asked, confirmed, hard)"
                                                + " values (?, ?, ?, ?, ?, ?)")
                                .params(
                                        customer.account().value(),
                                        UUID.fromString(form.id()),
                                        LocalDate.ofInstant(time.now(), ZoneOffset.UTC)
                                                .minusDays(5),
                                        mails,
                                        mails / 2,
                                        hard)
                                .update());
    }

    /** Copies of the one that was sent. */
    private static void wereSent(SignUps signUps, Customer customer, int from, int to) {
        signUps.engine(
                db ->
                        db.sql(
                                        """
                        insert into optin.confirmations
                        select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'message_id', null,
                                'secret_sha256', '\\x' || encode(sha256(convert_to(n || c.id::text, 'UTF8')), 'hex'),
                                'stop_sha256', '\\x' || encode(sha256(convert_to(n || 's' || c.id::text, 'UTF8')), 'hex')))).*
                          from optin.confirmations c, generate_series(:from, :to) n
                         where c.account_id = :account and c.message_id is not null
                        """)
                                .param("from", from)
                                .param("to", to)
                                .param("account", customer.account().value())
                                .update());
    }

    private static String fresh() {
        return "g" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
    }
}
