package com.mailflatrate.segments;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.database.Rows;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.segments.Rule.Group;
import com.mailflatrate.segments.Rule.Match;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A condition finds the same people whichever way the database goes. */
@DatabaseTest
class MatchStoreTest {

    private static final long MANY = Long.MAX_VALUE;

    @Autowired private ApplicationContext context;
    @Autowired private MatchStore matches;
    @Autowired private TestTime time;

    private Customer acme;
    private ListId news;
    private ListId offers;

    @BeforeEach
    void people() {
        SentMails sent = new SentMails(context);
        acme = new Customers(context).active("Zielgruppen GmbH");
        news = sent.list(acme, "Neues");
        offers = sent.list(acme, "Angebote");
        tag(sent.person(acme, "a@mail.test", news));
        sent.person(acme, "b@mail.test", news, offers);
        sent.person(acme, "c@mail.test", offers);
        tag(sent.person(acme, "d@mail.test", offers));
        Customer other = new Customers(context).active("Andere GmbH");
        sent.person(other, "e@mail.test", sent.list(other, "Neues"));
    }

    @Test
    void eachClauseFindsTheSameBothWays() {
        Rule.Test onNews = test(Clause.LIST_ON, news.toString(), "");
        same(onNews, 2);
        same(test(Clause.LIST_NOT_ON, news.toString(), ""), 2);
        same(test(Clause.LIST_STANDING, offers.toString(), "SUBSCRIBED"), 3);
        same(test(Clause.LIST_STANDING, offers.toString(), "HELD"), 0);
        same(test(Clause.LIST_SINCE_DAYS, offers.toString(), "3"), 3);
        same(test(Clause.TAG_HAS, "stamm", ""), 2);
        same(test(Clause.TAG_LACKS, "stamm", ""), 2);
        same(test(Clause.MAILED_NOT_WITHIN_DAYS, "", "30"), 4);
        same(test(Clause.ADDRESS_BEGINS, "", "b@"), 1);
    }

    @Test
    void groupsWithinGroupsFindTheSameBothWays() {
        Rule onNews = test(Clause.LIST_ON, news.toString(), "");
        Rule onOffers = test(Clause.LIST_ON, offers.toString(), "");
        Rule tagged = test(Clause.TAG_HAS, "stamm", "");
        same(new Group(Match.ALL, List.of(onNews, onOffers)), 1);
        same(new Group(Match.ANY, List.of(onNews, onOffers)), 4);
        same(new Group(Match.NONE, List.of(onNews, tagged)), 1);
        Rule neither = new Group(Match.NONE, List.of(onNews, onOffers));
        same(new Group(Match.ANY, List.of(neither, tagged)), 2);
        Rule newsOnly = new Group(Match.NONE, List.of(onOffers));
        same(new Group(Match.ALL, List.of(new Group(Match.ANY, List.of(newsOnly, tagged)))), 2);
    }

    private void same(Rule rule, long expected) {
        Condition condition = Condition.of(rule);
        Instant now = time.now();
        Lanes.engine(
                () -> {
                    var one = matches.page(acme.account(), condition, MANY, "", 50, now);
                    assertThat(one).as("by address: %s", rule).hasSize((int) expected);
                    assertThat(matches.page(acme.account(), condition, 0, "", 50, now))
                            .isEqualTo(one);
                    assertThat(matches.count(acme.account(), condition, now)).isEqualTo(expected);
                    assertThat(matches.look(acme.account(), condition, 50, now).some())
                            .isEqualTo(one);
                    assertThat(matches.members(acme.account(), condition, now).toArray())
                            .hasSize((int) expected);
                });
    }

    private static Rule.Test test(Clause clause, String name, String value) {
        return new Rule.Test(clause, name, value);
    }

    private void tag(ContactId contact) {
        long account = acme.account().value();
        SentMails sent = new SentMails(context);
        sent.engine(
                db ->
                        db.sql(
                                        "insert into audience.tags (account_id, tag, created_at) values (?, 'stamm', ?) on conflict do nothing")
                                .params(account, Rows.utc(time.now()))
                                .update());
        sent.engine(
                db ->
                        db.sql(
                                        "insert into audience.contact_tags (account_id, contact_id, tag, key)"
                                                + " select account_id, id, 'stamm', key from audience.contacts where account_id = ? and id = ?")
                                .params(account, contact.value())
                                .update());
    }
}
