package com.mailflatrate.web.audience;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Browser;
import com.mailflatrate.given.Customers;
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

/** The reviewers' page of look-alikes that are a person's. */
@DatabaseTest
class PersonalPagesTest {

    private static final String PATH = "/operator/personal-addresses";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Operator operator;

    private Pages staff;
    private String email;

    @BeforeEach
    void aReviewer() {
        staff = new Pages(port, operator.session("Jana Weber"));
        email = "s.ales@f" + UUID.randomUUID() + ".test";
    }

    @Test
    void anAddressIsRecordedWithItsReasonLookedUpAndTakenAway() {
        assertThat(staff.get(PATH + "?find=" + email).body()).contains("ist nicht eingetragen");
        assertThat(add(email, "").statusCode()).isEqualTo(422);
        String cause = "Anruf " + UUID.randomUUID();
        assertThat(add(email, cause).statusCode()).isEqualTo(302);
        String found = staff.get(PATH + "?find=" + email).body();
        assertThat(found).contains(cause, "Jana Weber");
        assertThat(staff.get(PATH).body()).contains(cause).doesNotContain(email);
        assertThat(staff.get(PATH + "?lang=en").body()).contains("Addresses of people", cause);
        String path = found.substring(found.indexOf(PATH + "/"));
        path = path.substring(0, path.indexOf('"'));
        assertThat(staff.post(PATH, path).statusCode()).isEqualTo(302);
        assertThat(staff.post(PATH, path).statusCode()).isEqualTo(404);
        assertThat(staff.get(PATH).body()).doesNotContain(cause);
    }

    @Test
    void whatIsNoLookAlikeIsExplainedBesideTheFieldAndWhatWasTypedStays() {
        HttpResponse<String> plain = add("info@firma.test", "Anruf am Montag");
        assertThat(plain.statusCode()).isEqualTo(422);
        assertThat(plain.body()).contains("value=\"info@firma.test\"", "Anruf am Montag");
        assertThat(add("anna@firma.test", "Anruf am Montag").body())
                .contains("nicht als verkleidete Funktionsadresse");
    }

    @Test
    void thePageReadsWellOnDesktopAndPhone() {
        add(email, "Herr Ales hat angerufen und seinen Ausweis gezeigt");
        try (Browser browser = new Browser("http://localhost:" + port)) {
            browser.inspect(operator.session("Jana Weber"), PATH, "personal-addresses");
        }
    }

    @Test
    void moreThanAPageIsTurned() {
        String oldest = "Zuerst " + UUID.randomUUID();
        add(email, oldest);
        for (int i = 0; i < 25; i++) {
            add("s.ales@f" + UUID.randomUUID() + ".test", "Anruf am Montag");
        }
        String first = staff.get(PATH).body();
        assertThat(first).doesNotContain(oldest);
        String next = first.substring(first.indexOf(PATH + "?cursor="));
        next = next.substring(0, next.indexOf('"'));
        assertThat(staff.get(next).body()).contains(oldest);
    }

    @Test
    void aCustomerDoesNotSeeIt() {
        Customers customers = new Customers(context);
        Pages customer = new Pages(port, customers.session(customers.active("Acme GmbH")));
        assertThat(customer.get(PATH).statusCode()).isEqualTo(404);
        assertThat(customer.post("/start", PATH, "email", email, "cause", "Anruf").statusCode())
                .isEqualTo(404);
        assertThat(staff.get(PATH + "?find=" + email).body()).contains("ist nicht eingetragen");
    }

    private HttpResponse<String> add(String address, String cause) {
        return staff.post(PATH, PATH, "email", address, "cause", cause);
    }
}
