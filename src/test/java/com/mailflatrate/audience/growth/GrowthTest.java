package com.mailflatrate.audience.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.database.Rows;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What joined and departed is counted by the database, day by day, and adds up. */
@DatabaseTest
class GrowthTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Actor TEST = Actor.system("test");

    @Autowired private ApplicationContext context;
    @Autowired private Growth growth;
    @Autowired private Memberships memberships;
    @Autowired private Contacts contacts;
    @Autowired private Lists lists;
    @Autowired private TestTime time;

    private SentMails sent;
    private Customer customer;
    private ListId list;

    @BeforeEach
    void aList() {
        sent = new SentMails(context);
        customer = new Customers(context).active("Wachstum GmbH");
        list = sent.list(customer, "Neues");
    }

    @Test
    void whoeverJoinsAndWhoeverDepartsIsCountedOnTheDayAndTheSumIsWhoStandsThere() {
        ContactId leaves = person("anna");
        person("bert");
        person("carl");
        person("anna-wieder");
        change(leaves, MembershipStatus.UNSUBSCRIBED);
        change(leaves, MembershipStatus.SUBSCRIBED);
        change(leaves, MembershipStatus.BOUNCED);
        GrowthDay today = days(BERLIN, 30).getLast();
        assertThat(today.day()).isEqualTo(LocalDate.ofInstant(time.now(), BERLIN));
        assertThat(today.joined()).isEqualTo(5);
        assertThat(today.departed()).isEqualTo(2);
        assertThat(today.joined() - today.departed()).isEqualTo(subscribed());
    }

    @Test
    void whoeverComesInAsASubscriberAtOnceIsCountedAndWhoIsHeldIsNot() {
        ListId before = sent.list(customer, "Vorher");
        sent.person(customer, "eins-" + System.nanoTime() + "@accept.test", before);
        sent.person(customer, "zwei-" + System.nanoTime() + "@accept.test", before);
        assertThat(arrive(before, MembershipStatus.HELD)).isEqualTo(2);
        assertThat(days(BERLIN, 1).getLast().joined()).as("of the list before").isEqualTo(2);
        list = sent.list(customer, "Gleich dabei");
        assertThat(arrive(before, MembershipStatus.SUBSCRIBED)).isEqualTo(2);
        assertThat(days(BERLIN, 1).getLast().joined()).isEqualTo(4);
        assertThat(subscribed()).isEqualTo(2);
    }

    @Test
    void whoeverIsDeletedCountsAsNeverThere() {
        ContactId gone = person("weg");
        person("bleibt");
        Lanes.engine(() -> contacts.erase(customer.account(), gone, TEST));
        assertThat(days(BERLIN, 1).getLast().joined()).isEqualTo(1).isEqualTo(subscribed());
        assertThat(days(BERLIN, 1).getLast().departed()).isZero();
    }

    @Test
    void aDayBeginsAtTheAccountsMidnightNotAtOurs() {
        sent.engine(
                db ->
                        db.sql(
                                        """
                                        insert into audience.growth values (:account, :hour, :list, 0, 7, 0)
                                        """)
                                .param("account", customer.account().value())
                                .param(
                                        "hour",
                                        Rows.utc(
                                                time.now()
                                                        .truncatedTo(ChronoUnit.HOURS)
                                                        .minus(Duration.ofHours(25))))
                                .param("list", list.value())
                                .update());
        for (String zone : List.of("Pacific/Kiritimati", "Europe/Berlin", "Pacific/Pago_Pago")) {
            LocalDate that =
                    LocalDate.ofInstant(
                            time.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(25)),
                            ZoneId.of(zone));
            assertThat(days(ZoneId.of(zone), 5))
                    .as(zone)
                    .hasSize(5)
                    .filteredOn(day -> day.joined() == 7)
                    .extracting(GrowthDay::day)
                    .containsExactly(that);
        }
    }

    @Test
    void anotherAccountSeesNothingOfIt() {
        person("anna");
        Customer stranger = new Customers(context).active("Fremd GmbH");
        List<GrowthDay> theirs =
                AccountScope.call(
                        stranger.account(), () -> growth.of(customer.account(), BERLIN, 30));
        assertThat(theirs).allMatch(day -> day.joined() == 0 && day.departed() == 0);
        assertThatThrownBy(() -> days(BERLIN, 61)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<GrowthDay> days(ZoneId zone, int count) {
        return AccountScope.call(
                customer.account(), () -> growth.of(customer.account(), zone, count));
    }

    private long subscribed() {
        return Lanes.engine(
                () -> lists.find(customer.account(), list).orElseThrow().counts().subscribed());
    }

    /** Everybody of another list comes onto this one as an import lets them in: by one insert. */
    private int arrive(ListId from, MembershipStatus status) {
        return sent.engine(
                db ->
                        db.sql(
                                        """
                                        insert into audience.memberships
                                            (account_id, contact_id, list_id, key, status, since_at, by_kind, by_name,
                                             origin_id, created_at)
                                        select account_id, contact_id, :list, key, :status, :now, by_kind, by_name,
                                               origin_id, :now
                                          from audience.memberships
                                         where account_id = :account and list_id = :from
                                        """)
                                .param("account", customer.account().value())
                                .param("list", list.value())
                                .param("from", from.value())
                                .param("status", status.name())
                                .param("now", Rows.utc(time.now()))
                                .update());
    }

    private ContactId person(String name) {
        return sent.person(customer, name + "-" + System.nanoTime() + "@accept.test", list);
    }

    private void change(ContactId contact, MembershipStatus status) {
        Lanes.engine(
                () ->
                        memberships.changeStatus(
                                customer.account(), contact, List.of(list), status, null, TEST));
    }
}
