package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.feedback.InboundPort;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Exchange;
import com.mailflatrate.given.Needs;
import com.mailflatrate.given.Postfix;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.Tool;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.RunId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * A run leaves for a real Postfix, once as the server a domain names and once as our smarthost, in
 * TLS. Postfix takes it, is refused by the next server, and reports that in its own words; the
 * report comes back to the return path and has its effect.
 */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
@Needs(Tool.MAIL_SERVERS)
class RealServerTest extends RunsToStrangers {

    private static final String MX = "gone.test";

    @TempDir Path work;

    @Autowired InboundPort inbound;

    @SuppressWarnings("NullAway.Init") // by the first step of the test
    private SentMails sent;

    @SuppressWarnings("NullAway.Init") // by the first step of the test
    private Customer customer;

    @SuppressWarnings("NullAway.Init") // by the first step of the test
    private ListId news;

    @Test
    @Covers({"F9", "H2", "H5"})
    void whatPostfixCannotHandOnComesBackAndTakesTheRecipientOffTheList() throws Exception {
        customerWithADomain();
        points(MX, "127.0.0.1");
        try (Exchange refusing =
                        new Exchange("127.0.0.1", 0, "220 mx.gone.test\r\n", this::refused);
                Postfix postfix = Postfix.start(work, PORT, refusing.port(), inbound.number())) {
            RunId straight = start(List.of(person("unknown", MX), person("full", MX)));
            RunId relayed = start(List.of(person("unknown", RELAYED), person("full", RELAYED)));

            for (RunId run : List.of(straight, relayed)) {
                eventually(() -> assertThat(status(run).accepted()).isEqualTo(2));
                eventually(
                        () ->
                                assertThat(judged(run))
                                        .containsExactly(
                                                Map.entry("full", "SOFT_MAILBOX false SUBSCRIBED"),
                                                Map.entry("unknown", "HARD true BOUNCED")));
            }
            assertThat(postfix.log())
                    .contains(
                            "TLS connection established from", "sender non-delivery notification");
        }
    }

    private @Nullable String refused(@Nullable String line) {
        if (line == null || !line.startsWith("RCPT TO:<")) {
            return line;
        }
        return line.startsWith("RCPT TO:<unknown")
                ? "550 5.1.1 User unknown\r\n"
                : "552 5.2.2 Mailbox full\r\n";
    }

    private void customerWithADomain() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Laden");
        news = sent.list(customer, "Neues");
        account = customer.account();
        name = "real" + account.value() + ".test";
        aVerifiedDomain();
    }

    private Recipient person(String kind, String at) {
        EmailAddress address =
                address(kind + '.' + account.value() + '.' + System.nanoTime() + '@' + at);
        ContactId contact = sent.person(customer, address.full(), news);
        source.addresses.put(contact, address);
        return new Recipient(contact, news, keys.of(address));
    }

    /** By the first word of the address: what the report was taken for, and where it has led. */
    private Map<String, String> judged(RunId run) {
        Map<String, String> judged = new TreeMap<>();
        for (Map.Entry<ContactId, String> row : reports(run)) {
            String word = address(row.getKey()).full().replaceAll("[.].*", "");
            judged.put(word, row.getValue() + ' ' + standing(row.getKey()));
        }
        return judged;
    }

    private EmailAddress address(ContactId contact) {
        return Objects.requireNonNull(source.addresses.get(contact));
    }

    private List<Map.Entry<ContactId, String>> reports(RunId run) {
        return sent.engine(
                db ->
                        new ArrayList<>(
                                db.sql(
                                                """
                        select m.contact_id, b.class || ' ' || b.applied as verdict
                          from feedback.bounces b
                          join delivery.messages m on m.account_id = b.account_id and m.id = b.message_id
                         where b.account_id = :account and m.run_id = :run and b.way = 'REPORT'
                        """)
                                        .param("account", account.value())
                                        .param("run", run.value())
                                        .query(
                                                (row, n) ->
                                                        Map.entry(
                                                                new ContactId(
                                                                        row.getObject(
                                                                                "contact_id",
                                                                                java.util
                                                                                        .UUID
                                                                                        .class)),
                                                                row.getString("verdict")))
                                        .list()));
    }

    private MembershipStatus standing(ContactId contact) {
        return com.mailflatrate.database.Lanes.engine(
                        () ->
                                context.getBean(com.mailflatrate.audience.Contacts.class)
                                        .find(account, contact))
                .orElseThrow()
                .memberships()
                .getFirst()
                .status();
    }
}
