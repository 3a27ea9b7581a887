package com.mailflatrate.vetting;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Outside;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Applying tells nobody whether an address signs in here; only the address itself is told. */
@DatabaseTest
class AddressSilenceTest {

    private static final String ID = "[0-9a-f]{8}-[0-9a-f-]{27}";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private TestTime time;

    private Http http;
    private Outside outside;
    private Customer somebody;

    @BeforeEach
    void somebodyWhoSignsIn() {
        http = new Http(port);
        outside = new Outside(port);
        somebody = new Customers(context).active("Schon da GmbH");
    }

    @Test
    void anApplicationIsAnsweredAlikeWhetherTheAddressIsKnownOrNot() {
        HttpResponse<String> fresh = apply(Outside.freshEmail());
        HttpResponse<String> taken = apply(somebody.email());
        assertThat(fresh.statusCode()).isEqualTo(201);
        assertThat(taken.statusCode()).isEqualTo(201);
        assertThat(shape(taken)).isEqualTo(shape(fresh));
        assertThat(taken.headers().firstValue("Location"))
                .isEqualTo(fresh.headers().firstValue("Location"));
        assertThat(taken.headers().map().keySet()).isEqualTo(fresh.headers().map().keySet());
    }

    @Test
    void itsOwnerIsToldOnceInADayAndNothingElseHappens() {
        apply(somebody.email());
        apply(somebody.email());
        Eventually.until("the letter", () -> letters().size() == 1);
        assertThat(letters().getFirst())
                .contains("schon an", "nichts geändert", "/profile/security")
                .doesNotContain("Kaffeerösterei");
        assertThat(accounts()).isEqualTo(1);
        assertThat(new Customers(context).session(somebody))
                .as("the password is hers")
                .isNotEmpty();
        time.tick(Duration.ofDays(1));
        apply(somebody.email());
        Eventually.until("a day later", () -> letters().size() == 2);
    }

    private HttpResponse<String> apply(String email) {
        return http.postJson("/api/v1/applications", outside.application(email));
    }

    private static String shape(HttpResponse<String> answer) {
        return answer.body().replaceAll(ID, "ID");
    }

    private List<String> letters() {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "select body_text from delivery.letters where to_address = ? and subject = 'Sie haben schon einen Zugang'")
                                        .param(somebody.email())
                                        .query(String.class)
                                        .list());
    }

    private long accounts() {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql("select count(*) from account.roles where user_id = ?")
                                        .param(somebody.owner().user().value())
                                        .query(Long.class)
                                        .single());
    }
}
