package com.mailflatrate.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Rows;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Records of contracts and of what was mailed: as long as law asks for, and no longer. */
@DatabaseTest
class PastContractsTest {

    private static final Actor COURT = Actor.person("Amtsgericht");

    @Autowired private ApplicationContext context;
    @Autowired private TestTime time;
    @Autowired private Retention retention;
    @Autowired private LegalHolds holds;

    private SentMails sent;
    private Customer acme;
    private SentMail mail;

    @BeforeEach
    void aMailing() {
        sent = new SentMails(context);
        acme = new Customers(context).active("Altvertrag GmbH");
        String email = "anna-" + acme.account().value() + "@accept.test";
        var list = sent.list(acme, "Liste");
        mail = sent.mail(acme, sent.person(acme, email, list), email, list);
    }

    @Test
    void theWordsOfAMailingGoAfterTwentySixMonthsAndTheirFingerprintStays() {
        mailed(Duration.ofDays(789));
        retention.round();
        assertThat(count("campaign.contents where html <> '' and")).isEqualTo(1);
        mailed(Duration.ofDays(792));
        retention.round();
        assertThat(count("campaign.contents where html <> '' and")).isZero();
        assertThat(
                        count(
                                "campaign.contents where content_sha256 is not null and subject <> '' and"))
                .isEqualTo(1);
    }

    @Test
    void recordsOfAContractGoSixYearsAfterTheYearItEndedAndNotBefore() {
        int year = time.now().atZone(ZoneOffset.UTC).getYear();
        over("ended", year - 6);
        retention.round();
        assertThat(count("account.acceptances where")).isPositive();
        assertThat(count("campaign.mailings where")).isEqualTo(1);
        assertThat(named()).isTrue();
        over("ended", year - 7);
        retention.round();
        assertThat(count("account.acceptances where")).isZero();
        assertThat(count("account.standings where")).isZero();
        assertThat(count("vetting.applications where")).isZero();
        assertThat(count("campaign.confirmations where")).isZero();
        assertThat(count("campaign.mailings where")).isZero();
        assertThat(named()).isFalse();
    }

    @Test
    void anApplicationThatCameToNothingGoesAfterThreeYears() {
        int year = time.now().atZone(ZoneOffset.UTC).getYear();
        over("rejected", year - 3);
        retention.round();
        assertThat(named()).isTrue();
        over("rejected", year - 4);
        retention.round();
        assertThat(named()).isFalse();
    }

    @Test
    void aHoldKeepsTheRecordsOfAContractAndTheWordsOfAMailing() {
        mailed(Duration.ofDays(3000));
        over("ended", 2000);
        LegalHold hold = holds.set(acme.account(), null, "Az. 12 C 36/26", COURT).orThrow();
        retention.round();
        assertThat(count("campaign.contents where html <> '' and")).isEqualTo(1);
        assertThat(count("account.acceptances where")).isPositive();
        assertThat(named()).isTrue();
        holds.lift(hold.id(), COURT).orThrow();
    }

    @Test
    void theDatabaseLetsNoRecordOfALivingContractGo() {
        String delete = "delete from account.acceptances where account_id = ?";
        int gone = sent.engine(db -> db.sql(delete).param(account().value()).update());
        assertThat(gone).isZero();
        over("ended", 2025);
        assertThat(sent.<Integer>engine(db -> db.sql(delete).param(account().value()).update()))
                .isPositive();
    }

    private void mailed(Duration ago) {
        Instant at = time.now().minus(ago);
        String age =
                "update campaign.mailings set created_at = ?, released_at = ? where account_id = ?";
        sent.engine(
                db -> db.sql(age).params(Rows.utc(at), Rows.utc(at), account().value()).update());
    }

    private void over(String state, int year) {
        var at = Instant.parse(year + "-03-04T10:00:00Z").atOffset(ZoneOffset.UTC);
        String end = "update account.accounts set state = ?, state_at = ? where account_id = ?";
        sent.engine(db -> db.sql(end).params(state, at, account().value()).update());
    }

    private boolean named() {
        return count("account.accounts where name like 'Altvertrag%' and phone <> '' and") == 1;
    }

    private AccountId account() {
        return mail.account();
    }

    private long count(String table) {
        String count = "select count(*) from " + table + " account_id = ?";
        return sent.engine(db -> db.sql(count).param(account().value()).query(Long.class).single());
    }
}
