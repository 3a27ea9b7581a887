package com.mailflatrate.imports;

import static com.mailflatrate.imports.ImportApi.HEADINGS;
import static com.mailflatrate.imports.ImportApi.proven;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Whose place on one list has ended comes onto no other by a file, also where no entry says so. */
@DatabaseTest
@Covers({"B5", "B10"})
class WhoLeftImportTest {

    @Autowired private ApplicationContext context;
    @Autowired private Memberships memberships;
    @LocalServerPort private int port;

    private ImportApi api;
    private Customers customers;
    private Customer acme;
    private ContactId anna;
    private String other;

    @BeforeEach
    void twoOnAList() {
        api = new ImportApi(new Http(port));
        customers = new Customers(context);
        acme = customers.active("Acme GmbH");
        SentMails sent = new SentMails(context);
        ListId list = sent.list(acme, "Neues");
        anna = sent.person(acme, "anna@mail.test", list);
        sent.person(acme, "bert@mail.test", list);
        other = api.list(acme, "Angebote");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNSUBSCRIBED", "BOUNCED", "COMPLAINED"})
    void whoseMembershipHasEndedStaysOutAndTheNeighbourComesIn(MembershipStatus ended) {
        end(ended);
        JsonNode batch = checked();
        assertThat(batch.at("/byReason/SUPPRESSED").asLong()).isEqualTo(1);
        assertThat(batch.get("accepted").asLong()).isEqualTo(1);
        api.approved(acme, customers.operator(), batch);
        assertThat(api.counts(acme, other).get("subscribed").asLong()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNSUBSCRIBED", "BOUNCED", "COMPLAINED"})
    void whoseMembershipEndsBeforeTheDecisionStaysOutToo(MembershipStatus ended) {
        JsonNode batch = checked();
        assertThat(batch.get("accepted").asLong()).isEqualTo(2);
        end(ended);
        JsonNode active = api.approved(acme, customers.operator(), batch);
        assertThat(active.at("/byReason/SUPPRESSED").asLong()).isEqualTo(1);
        assertThat(api.counts(acme, other).get("subscribed").asLong()).isEqualTo(1);
    }

    private JsonNode checked() {
        return api.checked(
                acme,
                other,
                HEADINGS + proven("anna@mail.test", "") + proven("bert@mail.test", ""));
    }

    private void end(MembershipStatus status) {
        Actor somebody = Actor.system("test");
        Lanes.engine(
                () ->
                        memberships.changeStatusEverywhere(
                                acme.account(), anna, status, null, somebody));
    }
}
