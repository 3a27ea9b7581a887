package com.mailflatrate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.ledger.Checkpoint;
import com.mailflatrate.ledger.Checkpoints;
import com.mailflatrate.ledger.Sealing;
import com.mailflatrate.ledger.witness.Witnesses;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every owner keeps a checkpoint in a mailbox of their own. */
@DatabaseTest
@Covers("C6")
class WitnessLettersTest {

    @Autowired ApplicationContext context;
    @Autowired TestTime time;
    @Autowired Sealing sealing;
    @Autowired Checkpoints checkpoints;
    @Autowired Witnesses witnesses;
    @Autowired WitnessLetters letters;

    @Autowired
    @Qualifier("ownerDataSource")
    DataSource ownerSource;

    private Customer customer;

    @BeforeEach
    void anAccountWithEntriesAndACheckpoint() {
        customer = new Customers(context).active("Rösterei Zeugin");
        SentMails sent = new SentMails(context);
        sent.person(
                customer, "z" + System.nanoTime() + "@accept.test", sent.list(customer, "Neues"));
        time.tick(Duration.ofMinutes(2));
        while (sealing.seal()) {}
        checkpoints.take();
        othersAreTold();
    }

    @Test
    void anOwnerIsToldTheNewestCheckpointOnceAMonthWithItsSignature() {
        letters.tell(customer.account());
        Checkpoint newest = checkpoints.newest(1).getFirst();
        assertThat(told()).hasSize(1);
        assertThat(told().getFirst())
                .contains(newest.text().strip())
                .contains(Base64.getEncoder().encodeToString(newest.signature()))
                .contains("/ledger/checkpoints");
        letters.tell(customer.account());
        assertThat(told()).as("twice a month is once").hasSize(1);
    }

    @Test
    void whoHasEntriesOfAnEarlierMonthWaitsToBeToldAndNobodyElse() {
        assertThat(witnesses.waiting()).as("of this month").doesNotContain(customer.account());
        made("-");
        try {
            assertThat(witnesses.waiting()).contains(customer.account());
            letters.tell(customer.account());
            assertThat(witnesses.waiting()).doesNotContain(customer.account());
        } finally {
            made("+");
        }
    }

    private void othersAreTold() {
        for (List<AccountId> some = witnesses.waiting();
                !some.isEmpty();
                some = witnesses.waiting()) {
            some.forEach(letters::tell);
        }
    }

    /** Only the owner of the database makes an event older or younger than it is. */
    private void made(String sign) {
        new JdbcTemplate(ownerSource)
                .update(
                        "update ledger.events set at = at "
                                + sign
                                + " interval '40 days' where account_id = ?",
                        customer.account().value());
    }

    private List<String> told() {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "select body_text from delivery.letters where to_address = ?"
                                                        + " and body_text like '%ledger v1%'")
                                        .param(customer.email())
                                        .query(String.class)
                                        .list());
    }
}
