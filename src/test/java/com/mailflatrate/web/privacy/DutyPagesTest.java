package com.mailflatrate.web.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The operator's pages about duties, and nobody else's. */
@DatabaseTest
class DutyPagesTest {

    private static final String DUTIES = "/operator/privacy";
    private static final String BARRED = "/operator/suppressions";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Operator operator;

    private Customer acme;
    private Pages staff;

    @BeforeEach
    void someoneOfTheOperator() {
        acme = new Customers(context).active("Acme GmbH");
        staff = new Pages(port, operator.session("Jana Weber"));
    }

    @Test
    void aLegalHoldIsSetWithItsReasonSeenAndLifted() {
        String reason = "Az. " + UUID.randomUUID();
        HttpResponse<String> wrong =
                staff.post(DUTIES, DUTIES + "/holds", "account", "x", "reason", reason);
        assertThat(wrong.statusCode()).isEqualTo(422);
        String account = acme.publicId().toString();
        HttpResponse<String> set =
                staff.post(DUTIES, DUTIES + "/holds", "account", account, "reason", reason);
        assertThat(set.statusCode()).as(set.body()).isEqualTo(302);
        String page = staff.get(DUTIES).body();
        assertThat(page).contains(reason, "Acme GmbH", "das ganze Konto");
        String before = page.substring(0, page.indexOf("Aufheben: " + reason));
        String lift = before.substring(before.lastIndexOf(DUTIES + "/holds/"));
        assertThat(staff.post(DUTIES, lift.substring(0, lift.indexOf('"'))).statusCode())
                .isEqualTo(302);
        assertThat(staff.get(DUTIES).body()).doesNotContain(reason);
    }

    @Test
    void anAddressIsBarredForEverybodyLookedUpAndOnlyItsFingerprintShown() {
        String email = "weg-" + UUID.randomUUID() + "@mail.test";
        assertThat(staff.post(BARRED, BARRED, "address", email, "cause", "").statusCode())
                .isEqualTo(422);
        assertThat(staff.get(BARRED + "?email=" + email).body())
                .contains("nicht für alle gesperrt");
        String cause = "Anruf " + UUID.randomUUID();
        assertThat(staff.post(BARRED, BARRED, "address", email, "cause", cause).statusCode())
                .isEqualTo(302);
        assertThat(staff.get(BARRED + "?email=" + email).body()).contains(cause);
        assertThat(staff.get(BARRED).body()).contains(cause).doesNotContain(email);
    }

    @Test
    void aCustomerSeesNeither() {
        Pages customer = new Pages(port, new Customers(context).session(acme));
        assertThat(customer.get(DUTIES).statusCode()).isEqualTo(404);
        assertThat(customer.get(BARRED).statusCode()).isEqualTo(404);
    }
}
