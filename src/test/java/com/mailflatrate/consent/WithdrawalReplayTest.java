package com.mailflatrate.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.consent.Withdrawals.Channel;
import com.mailflatrate.consent.Withdrawals.Request;
import com.mailflatrate.consent.Withdrawals.Scope;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Standstills;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ListId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who left since a backup leaves again when it is restored. */
@DatabaseTest
class WithdrawalReplayTest {

    @Autowired ApplicationContext context;
    @Autowired Withdrawals withdrawals;
    @Autowired WithdrawalReplay replay;
    @Autowired Standstills standstills;

    @Test
    void aRestoredBackupThatKnowsNeitherTheMailNorTheWithdrawalMailsNobodyWhoLeft() {
        SentMails sent = new SentMails(context);
        Customer customer = new Customers(context).active("Kaffeerösterei Nordlicht");
        ListId news = sent.list(customer, "Neues");
        String email = "maria-" + UUID.randomUUID().toString().substring(0, 8) + "@accept.test";
        SentMail mail = sent.mail(customer, sent.person(customer, email, news), email, news);
        withdrawals
                .unsubscribe(
                        mail.message(), Scope.LISTS, new Request(Channel.ONE_CLICK, null, null))
                .orThrow();
        backInTime(sent, customer, mail);
        assertThat(sent.standing(mail)).containsEntry("Neues", MembershipStatus.SUBSCRIBED);

        replay.start();
        assertThat(sent.standing(mail)).containsEntry("Neues", MembershipStatus.SUBSCRIBED);

        standstills.begin("RESTORED");
        try {
            replay.start();
            replay.start();
            assertThat(sent.standing(mail)).containsEntry("Neues", MembershipStatus.UNSUBSCRIBED);
            assertThat(sent.suppressed(mail)).hasSize(1);
        } finally {
            Lanes.engine(() -> standstills.release("looked at", Actor.system("test")));
        }
    }

    private static void backInTime(SentMails sent, Customer customer, SentMail mail) {
        for (String statement :
                new String[] {
                    "update audience.memberships set status = 'SUBSCRIBED', reason = null where account_id = :account",
                    "delete from suppression.entries where account_id = :account",
                    "delete from delivery.messages where account_id = :account"
                }) {
            sent.engine(
                    db -> db.sql(statement).param("account", customer.account().value()).update());
        }
        assertThat(mail.message().value()).isPositive();
    }
}
