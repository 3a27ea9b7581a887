package com.mailflatrate.optin;

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
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.optin.Registrations.Arrival;
import com.mailflatrate.optin.replies.Read;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Registrations that come together are decided in one transaction, each as if it came alone. */
@DatabaseTest
class ManyTogetherTest {

    private static final String DECIDED =
            "select coalesce(why, state) from optin.registrations where account_id = ? and email = ?";

    @Autowired ApplicationContext context;
    @Autowired Registrations registrations;
    @Autowired Suppressions suppressions;
    @LocalServerPort int port;

    private Customers customers;
    private Customer customer;
    private ListId list;
    private SignUps signUps;
    private Form form;

    @BeforeEach
    void aForm() {
        customers = new Customers(context);
        customer = customers.active("Kaffeerösterei Nordlicht");
        list = new SentMails(context).list(customer, "Neues aus der Rösterei");
        signUps = new SignUps(context, new Http(port));
        form = signUps.open(customer, list);
    }

    @Test
    @Covers("C11")
    void oneAddressManyTimesOverTwoAccountsIsOneMail() {
        Customer other = customers.active("Andere Rösterei");
        ListId theirs = new SentMails(context).list(other, "Anderes");
        Form elsewhere = signUps.open(other, theirs);
        String email = fresh();
        enter(
                IntStream.range(0, 12)
                        .mapToObj(
                                n ->
                                        n % 2 == 0
                                                ? arrival(customer, list, form, email)
                                                : arrival(other, theirs, elsewhere, email))
                        .toList());
        signUps.settled(customer);
        signUps.settled(other);
        assertThat(signUps.mails(customer, email)).hasSize(1);
        assertThat(signUps.mails(other, email)).isEmpty();
        assertThat(decided(customer, email)).hasSize(6).containsOnlyOnce("ASKED");
        assertThat(decided(customer, email)).contains("ASKED_TODAY");
        assertThat(decided(other, email)).as("only too fast").containsOnly("WAITING");
    }

    @Test
    @Covers("C18")
    void aGuardedFormHasItsShareAndNoMoreHoweverManyComeTogether() {
        signUps.engine(
                db ->
                        db.sql(
                                        "insert into optin.form_guards (account_id, form_id, why, at)"
                                                + " values (?, ?, 'HARD', '2026-01-01T00:00:00Z')")
                                .params(customer.account().value(), UUID.fromString(form.id()))
                                .update());
        List<String> emails = Stream.generate(ManyTogetherTest::fresh).limit(23).toList();
        enter(emails.stream().map(email -> arrival(customer, list, form, email)).toList());
        signUps.settled(customer);
        List<String> decided =
                emails.stream().flatMap(email -> decided(customer, email).stream()).toList();
        assertThat(decided).filteredOn("ASKED"::equals).hasSize(20);
        assertThat(decided).filteredOn("FORM_GUARDED"::equals).hasSize(3);
    }

    @Test
    @Covers("B6")
    void whoMayNotComeInIsLeftOutAndItsNeighboursAreAsked() {
        String objected = fresh();
        String gone = fresh();
        String hard = fresh();
        suppress(objected, SuppressionReason.OBJECTION);
        suppress(gone, SuppressionReason.ERASED);
        suppress(hard, SuppressionReason.HARD);
        String one = fresh();
        String foreign = fresh();
        ListId notOurs = new SentMails(context).list(customers.active("Fremde"), "Fremdes");
        enter(
                List.of(
                        arrival(customer, list, form, objected),
                        arrival(customer, list, form, one),
                        arrival(customer, list, form, gone),
                        arrival(customer, notOurs, form, foreign),
                        arrival(customer, list, form, hard)));
        signUps.settled(customer);
        assertThat(decided(customer, objected)).containsExactly("SUPPRESSED");
        assertThat(decided(customer, gone)).containsExactly("SUPPRESSED");
        assertThat(decided(customer, foreign)).containsExactly("NOT_FOUND");
        assertThat(decided(customer, hard))
                .as("its own sign-up outweighs")
                .containsExactly("ASKED");
        assertThat(decided(customer, one)).containsExactly("ASKED");
    }

    @Test
    void whatFollowsEachIsItsOwn() {
        List<String> emails = Stream.generate(ManyTogetherTest::fresh).limit(30).toList();
        enter(emails.stream().map(email -> arrival(customer, list, form, email)).toList());
        signUps.settled(customer);
        Eventually.until("each mail that asks accepted by a server", () -> accepted() == 30);
        new Read(context).on();
        assertThat(whole()).as("each kept with its own mail").isEqualTo(30);
    }

    private long accepted() {
        return signUps.engine(
                db ->
                        db.sql(
                                        """
                        select count(*) from optin.confirmations c join delivery.messages m on m.id = c.message_id
                         where c.account_id = ? and m.state = 2
                        """)
                                .param(customer.account().value())
                                .query(Long.class)
                                .single());
    }

    /** Registrations whose records, contact, mail and the server's answer to it are their own. */
    private long whole() {
        return signUps.engine(
                db ->
                        db.sql(
                                        """
                        select count(*) from optin.registrations r
                          join optin.confirmations c on c.account_id = r.account_id and c.request_event = r.event_id
                           and c.email = r.email and c.contact_id = r.contact_id
                          join audience.contacts k on k.account_id = c.account_id and k.id = c.contact_id and k.email = r.email
                           and k.fields ->> 'firstName' = r.email
                          join audience.memberships m on m.account_id = k.account_id and m.contact_id = k.id
                           and m.list_id = r.list_id and m.key = k.key and m.status = 'UNCONFIRMED'
                          join delivery.letters l on l.account_id = c.account_id and l.message_id = c.message_id
                           and l.to_address = r.email
                          join ledger.facts asked on asked.account_id = c.account_id and asked.event_id = r.event_id
                           and asked.body::jsonb ->> 'email' = r.email
                          join ledger.facts mail on mail.account_id = c.account_id and mail.event_id = c.asked_event
                           and mail.body::jsonb ->> 'email' = r.email
                          join ledger.events taken on taken.account_id = c.account_id and taken.id = c.accept_event
                           and taken.header::jsonb ->> 'confirmation' = c.id::text
                         where r.account_id = :account
                        """)
                                .param("account", customer.account().value())
                                .query(Long.class)
                                .single());
    }

    private void enter(List<Arrival> arrivals) {
        Lanes.engine(() -> registrations.enterAll(arrivals));
    }

    private static Arrival arrival(Customer customer, ListId list, Form form, String email) {
        return new Arrival(
                customer.account(),
                new Registrations.Entry(
                        list,
                        new FormRef(UUID.fromString(form.id()), 1),
                        null,
                        EmailAddress.parse(email).orElseThrow(),
                        Map.of("firstName", email),
                        Language.DE,
                        "https://laden.test/",
                        "Ja",
                        "192.0.2.7",
                        false,
                        false,
                        Map.of(),
                        Map.of("email", email)));
    }

    private void suppress(String email, SuppressionReason reason) {
        Lanes.engine(
                () ->
                        suppressions.add(
                                customer.account(),
                                EmailAddress.parse(email).orElseThrow(),
                                reason,
                                null,
                                Actor.system("test"),
                                "before"));
    }

    private List<String> decided(Customer of, String email) {
        return signUps.engine(
                db ->
                        db.sql(DECIDED)
                                .params(of.account().value(), email)
                                .query(String.class)
                                .list());
    }

    private static String fresh() {
        return "m" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
    }
}
