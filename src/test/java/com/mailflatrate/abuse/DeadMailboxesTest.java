package com.mailflatrate.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.feedback.DeadMailboxes;
import com.mailflatrate.feedback.Standings;
import com.mailflatrate.feedback.bounce.Tallies;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.imports.trust.Caution;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.policy.reply.ReplyFacts;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@DatabaseTest
@RecordApplicationEvents
class DeadMailboxesTest {

    @Autowired ApplicationContext context;

    @Autowired Tallies tallies;

    @Autowired Standings standings;

    @Autowired Caution caution;

    @Autowired TestTime time;

    @Autowired ApplicationEvents told;

    @Test
    @Covers("H9")
    void aboveFivePercentOneCaseIsOpenedAndNobodyIsSuspended() {
        Customer careless = new Customers(context).active("Laden");
        count(careless, 900, 100);
        standings.tell();
        Eventually.until("a case", () -> cases(careless) == 1);
        standings.tell();
        Customer other = new Customers(context).active("Laden");
        count(other, 0, 60);
        standings.tell();
        Eventually.until("the other's case", () -> cases(other) == 1);
        assertThat(cases(careless)).isEqualTo(1);
        assertThat(state(careless)).isEqualTo("active");
    }

    @Test
    @Covers({"H9", "H11"})
    void aboveTwoPercentAPersonLooksAtImportsAndAtOnePercentOrFewNobodyDoes() {
        Customer fine = new Customers(context).active("Laden");
        Customer few = new Customers(context).active("Laden");
        Customer careless = new Customers(context).active("Laden");
        count(fine, 990, 10);
        count(few, 14, 1);
        count(careless, 960, 40);
        assertThat(caution.applies(fine.account())).isFalse();
        assertThat(caution.applies(few.account())).isFalse();
        assertThat(caution.applies(careless.account())).isTrue();
        standings.tell();
        assertThat(told.stream(DeadMailboxes.class).map(DeadMailboxes::account))
                .doesNotContain(fine.account(), few.account(), careless.account());
    }

    private void count(Customer customer, int accepted, int refused) {
        ContactId somebody = new ContactId(UUID.randomUUID());
        ReplyFacts gone = new ReplyFacts(ReplyFacts.Phase.RCPT, null, 550, "5.1.1", "User unknown");
        tallies.count(
                IntStream.range(0, accepted + refused)
                        .mapToObj(
                                n ->
                                        new Tallies.Answer(
                                                customer.account(),
                                                somebody,
                                                null,
                                                n < accepted ? null : gone,
                                                time.now()))
                        .toList());
    }

    private long cases(Customer customer) {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "select count(*) from abuse.cases where door = 'RULE' and account_id = :account")
                                        .param("account", customer.account().value())
                                        .query(Long.class)
                                        .single());
    }

    private String state(Customer customer) {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "select state from account.accounts where account_id = :account")
                                        .param("account", customer.account().value())
                                        .query(String.class)
                                        .single());
    }
}
