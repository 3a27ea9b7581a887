package com.mailflatrate.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.consent.Withdrawals.Channel;
import com.mailflatrate.consent.Withdrawals.Request;
import com.mailflatrate.consent.Withdrawals.Scope;
import com.mailflatrate.database.DataDirectory;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.ledger.EventKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Somebody leaves while the disk of withdrawals.log takes nothing. */
@DatabaseTest
class FullDiskTest {

    @Autowired ApplicationContext context;
    @Autowired WithdrawalRecords records;
    @Autowired InstantSource clock;
    @TempDir Path folder;

    private SentMails sent;
    private SentMail mail;
    private WithdrawalLog log;
    private Withdrawals withdrawals;

    @BeforeEach
    void somebodyOnAList() {
        sent = new SentMails(context);
        Customer customer = new Customers(context).active("Kaffeerösterei Nordlicht");
        ListId news = sent.list(customer, "Neues");
        String email = "d" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
        mail = sent.mail(customer, sent.person(customer, email, news), email, news);
        log = new WithdrawalLog(new DataDirectory(folder));
        withdrawals = new Withdrawals(records, log, clock);
    }

    @AfterEach
    void closed() {
        log.destroy();
    }

    @Test
    void aWithdrawalIsOnDiskBeforeItIsAnswered() throws IOException {
        leave();
        assertThat(folder.resolve("withdrawals.log")).content().contains("ONE_CLICK");
        assertThat(Files.readAllLines(folder.resolve("withdrawals.log"))).hasSize(2);
    }

    @Test
    void aWithdrawalCountsAlsoWhenItsLineCannotBeWrittenAndTheLineFollows() throws IOException {
        Path disk = full("withdrawals.log");
        leave();
        assertThat(sent.standing(mail)).containsEntry("Neues", MembershipStatus.UNSUBSCRIBED);
        Files.delete(disk);
        withdrawals.applyKept();
        assertThat(log.all()).hasSize(2).allMatch(line -> line.message().equals(mail.message()));
        withdrawals.applyKept();
        assertThat(log.all()).as("once").hasSize(2);
    }

    @Test
    void whatNeitherDatabaseNorDiskTookIsKeptInMemoryUntilOneIsBack() throws IOException {
        Path disk = full("withdrawals.pending");
        log.keep(
                new WithdrawalLog.Line(
                        clock.instant(),
                        mail.message(),
                        EventKind.UNSUBSCRIBED,
                        Scope.LISTS,
                        new Request(Channel.ONE_CLICK, null, null)));
        assertThat(sent.standing(mail)).containsEntry("Neues", MembershipStatus.SUBSCRIBED);
        Files.delete(disk);
        withdrawals.applyKept();
        assertThat(sent.standing(mail)).containsEntry("Neues", MembershipStatus.UNSUBSCRIBED);
    }

    private void leave() {
        withdrawals
                .unsubscribe(
                        mail.message(), Scope.LISTS, new Request(Channel.ONE_CLICK, null, null))
                .orThrow();
    }

    /** What can't be written to. */
    private Path full(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }
}
