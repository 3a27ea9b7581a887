package com.mailflatrate.bench;

import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.ListDraft;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.senderdomain.SendingHosts;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Mails of one customer that were handed over, and the delivery reports that come back for them: a
 * third of a dead mailbox, a third of a full one, a third of a block.
 */
final class Returned {

    private static final Actor BENCH = Actor.system("bench");
    private static final int TOGETHER = 500;
    private static final String[] REPLIES = {
        "5.1.1|550 5.1.1 <%s>: Recipient address rejected: User unknown",
        "5.2.2|552 5.2.2 <%s>: Mailbox full",
        "5.7.1|550 5.7.1 Service unavailable; client host blocked using zen.spamhaus.org"
    };

    private final ConfigurableApplicationContext service;
    private final AccountId account;
    private final ListId list;

    Returned(ConfigurableApplicationContext service) {
        this.service = service;
        this.account = BenchCustomer.in(service);
        this.list =
                Lanes.engine(
                        () ->
                                service.getBean(Lists.class)
                                        .create(account, new ListDraft("Messung", "", null), BENCH)
                                        .orThrow()
                                        .id());
    }

    /** A mail that was handed over. */
    record Sent(MessageId message, String email, int number) {

        /** The report about it. */
        byte[] report() {
            return Returned.report(email, REPLIES[number % REPLIES.length]);
        }

        /** Whether its report says that there is no such mailbox. */
        boolean isDead() {
            return number % REPLIES.length == 0;
        }
    }

    /** The bounce address of a message. */
    String address(MessageId message) {
        return "b+"
                + service.getBean(Tokens.class).mint(TokenPurpose.BOUNCE, message)
                + '@'
                + service.getBean(SendingHosts.class).platform();
    }

    /** How many contacts are no longer mailed. */
    long suppressed() {
        return count("select count(*) from suppression.entries where account_id = :account and not mailbox");
    }

    /** How many reports were applied. */
    long applied() {
        return count("select count(*) from feedback.bounces where account_id = :account");
    }

    /** How many mails are stored, of whomever. */
    long stored() {
        return count("select count(*) from feedback.mails where :account > 0");
    }

    /** How many transactions this database has seen. */
    long transactions() {
        return count("select xact_commit from pg_stat_database where datname = current_database() and :account > 0");
    }

    private long count(String sql) {
        return engine(db -> db.sql(sql).param("account", account.value()).query(Long.class).single());
    }

    /** New contacts with a mail each. */
    List<Sent> sent(int count, String word) {
        List<Sent> all = new ArrayList<>();
        List<ContactId> people = new ArrayList<>();
        for (int from = 0; from < count; from += TOGETHER) {
            int first = from;
            engine(
                    _ -> {
                        for (int n = first; n < Math.min(count, first + TOGETHER); n++) {
                            String email = word + n + "@postfach" + n % 50 + ".test";
                            people.add(subscribed(email));
                            all.add(new Sent(service.getBean(Letters.class).reserve(), email, n));
                        }
                        return all;
                    });
        }
        engine(
                db ->
                        db.sql(
                                        """
                insert into delivery.messages (id, account_id, run_id, contact_id, list_id, key_id, key_hash, state, attempt,
                                               claimed_at, settled_at)
                select m.id, :account, 1, m.contact, :list, 1, sha256(m.contact::text::bytea), 2, 1, :now, :now
                  from unnest(:ids::bigint[], :contacts::uuid[]) as m (id, contact)
                """)
                                .param("account", account.value())
                                .param("list", list.value())
                                .param("now", service.getBean(InstantSource.class).instant().atOffset(ZoneOffset.UTC))
                                .param("ids", all.stream().map(one -> one.message().value()).toArray(Long[]::new))
                                .param("contacts", people.stream().map(ContactId::toString).toArray(String[]::new))
                                .update());
        return all;
    }

    private ContactId subscribed(String email) {
        ContactId person =
                service.getBean(Contacts.class)
                        .register(account, list, email, Map.of(), null, IntakePath.API, BENCH)
                        .orThrow();
        service.getBean(Memberships.class)
                .changeStatusEverywhere(account, person, MembershipStatus.SUBSCRIBED, null, BENCH);
        return person;
    }

    private <T> T engine(java.util.function.Function<JdbcClient, T> work) {
        return java.util.Objects.requireNonNull(
                Lanes.engine(
                        () ->
                                service.getBean(TransactionOperations.class)
                                        .execute(tx -> work.apply(service.getBean(JdbcClient.class)))));
    }

    private static byte[] report(String email, String reply) {
        String[] words = reply.formatted(email).split("\\|", 2);
        return """
                From: Mail Delivery System <mailer-daemon@mx.test>
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="=b"

                --=b
                Content-Type: text/plain; charset=utf-8

                This is the mail system at host mx.test. Your message could not be delivered.

                --=b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.test

                Final-Recipient: rfc822; %s
                Action: failed
                Status: %s
                Remote-MTA: dns; mx.postfach.test
                Diagnostic-Code: smtp; %s

                --=b
                Content-Type: message/rfc822

                From: Messung GmbH <chefin@messung.test>
                To: %s
                Subject: Der Adventskaffee ist da

                %s
                --=b--
                """
                .formatted(email, words[0], words[1], email, "Ein Absatz der Mail.\n".repeat(100))
                .getBytes(StandardCharsets.UTF_8);
    }
}
