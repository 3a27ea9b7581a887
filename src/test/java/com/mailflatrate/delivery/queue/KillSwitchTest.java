package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.mail.domain.SenderDomain;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person stops an account in the midst of a large mailing, and the clock is watched. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class KillSwitchTest extends RunsOfOneShop {

    private static final int PEOPLE = 10_000;
    private static final Duration PROMISED = Duration.ofSeconds(10);

    @LocalServerPort private int port;
    @Autowired private JdbcClient db;

    private Customer customer;
    private AccountId neighbour;
    private SenderDomain neighboursDomain;

    @Override
    @BeforeEach
    void aVerifiedDomain() {
        neighbour = new Customers(context).active("Nachbar").account();
        account = neighbour;
        name = "beside" + account.value() + ".test";
        super.aVerifiedDomain();
        neighboursDomain = domain;
        customer = new Customers(context).active("Notbremse");
        account = customer.account();
        name = "brake" + account.value() + ".test";
        super.aVerifiedDomain();
    }

    @Test
    @Covers("A8")
    void withinTenSecondsOfTheStopNoMailOfTenThousandLeavesAndOthersGoOn() {
        String there = "there" + account.value() + ".accept.test";
        String[] operator = new Customers(context).operator();
        assertThat(new Http(port).get(place(), operator).statusCode()).isEqualTo(200);
        RunId run = start(people(PEOPLE, there));
        eventually(() -> assertThat(status(run).accepted()).isPositive());

        Departures departures = new Departures(there);
        suspend(operator);
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.HELD));
        eventually(
                () -> {
                    departures.look();
                    assertThat(underWay(run)).isZero();
                });
        assertThat(departures.last()).as("after the stop was asked for").isLessThan(PROMISED);
        neighboursMailingEndsUnder(departures);
        assertThat(departures.last()).as("and none since").isLessThan(PROMISED);
        RunStatus later = Lanes.engine(() -> runs.status(customer.account(), run)).orElseThrow();
        assertThat(later.accepted()).isLessThan(PEOPLE);
        assertThat(later.held()).as("kept").isEqualTo(PEOPLE - later.accepted());
        assertThat(later.state()).isEqualTo(State.HELD);
    }

    private String place() {
        return "/api/v1/operator/accounts/" + customer.publicId();
    }

    private void suspend(String... operator) {
        HttpResponse<String> stopped =
                new Http(port)
                        .postJson(
                                place() + "/suspension",
                                "{\"scope\": \"sending\", \"facts\": \"Spam\", \"clause\": \"AGB 7\", \"automated\": false}",
                                operator);
        assertThat(stopped.statusCode()).as(stopped.body()).isEqualTo(201);
    }

    /** Claimed, and so perhaps on its way to MAIL FROM. */
    private long underWay(RunId run) {
        return Lanes.engine(
                () ->
                        db.sql(
                                        "select count(*) from delivery.messages where run_id = ? and state = 1")
                                .param(run.value())
                                .query(Long.class)
                                .single());
    }

    /** When the last mail to a domain left, by the clock on the wall; never too early. */
    private final class Departures {

        private final String domain;
        private final long asked = System.nanoTime();
        private long seen = asked;
        private String newest = "";

        Departures(String domain) {
            this.domain = domain;
        }

        void look() {
            String now = inbox.page('@' + domain, new PageRequest(1, null)).items().getFirst().id();
            if (!now.equals(newest)) {
                newest = now;
                seen = System.nanoTime();
            }
        }

        Duration last() {
            return Duration.ofNanos(seen - asked);
        }
    }

    private void neighboursMailingEndsUnder(Departures watched) {
        account = neighbour;
        domain = neighboursDomain;
        name = domain.domain();
        List<Recipient> people = people(50, "accept.test");
        RunId run = start(people);
        eventually(
                () -> {
                    watched.look();
                    assertThat(status(run).state()).isEqualTo(State.FINISHED);
                });
        assertThat(arrived(people)).isEqualTo(people.size());
    }
}
