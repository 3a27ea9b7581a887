package com.mailflatrate.web.open.form;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.mailflatrate.database.jdbc.OurJdbcTemplate;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.SignUps.Form;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ListId;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Clocks are noise; work is not: before its answer a registration asks the database the same,
 * whatever is known of the address.
 */
@DatabaseTest
class SameWorkTest {

    @Autowired ApplicationContext context;
    @Autowired TestTime time;
    @LocalServerPort int port;

    private final Logger logger = (Logger) LoggerFactory.getLogger(OurJdbcTemplate.class);
    private final Statements statements = new Statements();

    private Customer customer;
    private SignUps signUps;
    private Http http;
    private Form form;

    @BeforeEach
    void aFormAndAnEar() {
        time.tick(Duration.ofMinutes(2));
        customer = new Customers(context).active("Kaffeerösterei Nordlicht");
        http = new Http(port);
        signUps = new SignUps(context, http);
        ListId list = new SentMails(context).list(customer, "Neues");
        form = signUps.open(customer, list);
        statements.start();
        logger.addAppender(statements);
        logger.setLevel(Level.DEBUG);
    }

    @AfterEach
    void silence() {
        logger.setLevel(null);
        logger.detachAppender(statements);
    }

    @Test
    @Covers("C12")
    void aRegistrationDoesTheSameWorkForKnownUnknownSuppressedAndUnwillingAddresses() {
        List<String> unknown = asked(fresh());
        assertThat(unknown)
                .as("what is heard")
                .anyMatch(sql -> sql.contains("insert into optin.registrations"))
                .anyMatch(sql -> sql.contains("insert into ledger.events"));
        assertThat(asked(subscribed())).isEqualTo(unknown);
        assertThat(asked(suppressed())).isEqualTo(unknown);
        assertThat(asked(unwilling())).isEqualTo(unknown);
        assertThat(asked(fresh())).isEqualTo(unknown);
    }

    /** The statements of the thread that answers, in order. */
    private List<String> asked(String email) {
        signUps.settled(customer);
        statements.heard.clear();
        assertThat(signUps.signUp(form, email).statusCode()).isEqualTo(303);
        return List.copyOf(statements.heard);
    }

    private String subscribed() {
        String email = fresh();
        signUps.signUp(form, email);
        http.postForm("/c/" + signUps.secret(customer, email), "");
        return email;
    }

    private String suppressed() {
        String email = fresh();
        http.postJson(
                "/api/v1/suppressions",
                "{\"email\":\"" + email + "\",\"reason\":\"MANUAL\"}",
                customer.bearer());
        return email;
    }

    private String unwilling() {
        String email = fresh();
        signUps.signUp(form, email);
        http.postForm("/c/never/" + signUps.never(customer, email), "");
        return email;
    }

    private static String fresh() {
        return "w" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
    }

    /** Collects what threads of requests ask. */
    private static final class Statements extends AppenderBase<ILoggingEvent> {

        private final Queue<String> heard = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getThreadName().startsWith("tomcat-handler")
                    && event.getFormattedMessage().contains("[")) {
                heard.add(event.getFormattedMessage());
            }
        }
    }
}
