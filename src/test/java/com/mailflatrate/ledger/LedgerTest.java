package com.mailflatrate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.SignUps.Form;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.ledger.verify.Verification;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
@Covers("C6")
class LedgerTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired ApplicationContext context;

    @Autowired TestTime time;

    @Autowired Sealing sealing;

    @Autowired Checkpoints checkpoints;

    @Autowired Verification verification;

    @Autowired
    @Qualifier("ownerDataSource")
    DataSource ownerSource;

    @LocalServerPort int port;

    private Customer customer;
    private SignUps signUps;
    private Http http;
    private String email;

    @BeforeEach
    void somebodyOptedIn() {
        time.tick(Duration.ofMinutes(2));
        customer = new Customers(context).active("Kaffeerösterei Nordlicht");
        http = new Http(port);
        signUps = new SignUps(context, http);
        Form form = signUps.open(customer, new SentMails(context).list(customer, "Neues"));
        email = "p" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
        signUps.signUp(form, email);
        http.postForm("/c/" + signUps.secret(customer, email), "");
    }

    @Test
    void whatHappenedIsSealedSignedAndWhole() {
        Checkpoint checkpoint = checkpoint();
        assertThat(checkpoint.size()).isPositive();
        assertThat(verification.run(null).faults()).isEmpty();
        assertThat(
                        verification
                                .run(new Verification.Witness(checkpoint.size(), checkpoint.root()))
                                .faults())
                .isEmpty();
        assertThat(
                        verification
                                .run(new Verification.Witness(checkpoint.size(), new byte[32]))
                                .faults())
                .anyMatch(fault -> fault.contains("another root"));
        assertThat(http.get("/ledger/checkpoints").body())
                .contains("mailflatrate ledger v1")
                .contains("BEGIN PUBLIC KEY");
    }

    @Test
    void aCertificateIsGenuineForAnybodyAndOneChangedLetterIsSeen() {
        checkpoint();
        String contact =
                signUps.engine(
                        db ->
                                db.sql(
                                                "select id::text from audience.v_contacts where account_id = ? and email = ?")
                                        .params(customer.account().value(), email)
                                        .query(String.class)
                                        .single());
        String text =
                http.get("/api/v1/contacts/" + contact + "/consent/certificate", customer.bearer())
                        .body();
        Certificate certificate = JSON.readValue(text, Certificate.class);
        assertThat(certificate.entries()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(http.postJson("/ledger/verify", text).body()).contains("\"genuine\":true");
        String changed = text.replace(email, "x" + email.substring(1));
        assertThat(http.postJson("/ledger/verify", changed).body())
                .contains("\"genuine\":false")
                .contains("FACTS");
        assertThat(http.postJson("/ledger/verify", text.replace("\"size\":", "\"size\":1")).body())
                .contains("\"genuine\":false");
        assertThat(http.postJson("/ledger/verify", "{}").body()).contains("UNREADABLE");
        for (Certificate.Entry entry : certificate.entries()) {
            String unsalted =
                    text.replace(email, "x" + email.substring(1))
                            .replace("\"" + entry.salt() + "\"", "null");
            assertThat(http.postJson("/ledger/verify", unsalted).body())
                    .as("facts without the salt that binds them")
                    .contains("\"genuine\":false", "FACTS " + entry.seq());
        }
        String at = certificate.checkpoint().at().toString();
        assertThat(
                        http.postJson(
                                        "/ledger/verify",
                                        text.replace(
                                                "\"at\":\"" + at, "\"at\":\"2020-01-01T00:00:00Z"))
                                .body())
                .as("another time than the signed one")
                .contains("\"genuine\":false", "CHECKPOINT");
        assertThat(http.postJson("/ledger/verify", text.replace(at + "\\n", at + "\\n\\n")).body())
                .contains("SIGNATURE");
        Customer other = new Customers(context).active("Andere GmbH");
        assertThat(
                        http.get(
                                        "/api/v1/contacts/" + contact + "/consent/certificate",
                                        other.bearer())
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyOfTheServiceChangesTheLedgerAndTheOwnersChangeIsNamed() {
        checkpoint();
        JdbcTemplate owner = new JdbcTemplate(ownerSource);
        assertThat(refused("update ledger.events set header = header || ' '")).isTrue();
        assertThat(refused("delete from ledger.facts")).isTrue();
        assertThat(refused("update ledger.log set leaf = leaf")).isTrue();
        long seq =
                Objects.requireNonNull(
                        owner.queryForObject(
                                "select max(l.seq) from ledger.log l join ledger.facts f on f.event_id = l.event_id where l.account_id = "
                                        + customer.account().value(),
                                Long.class));
        String event = "(select event_id from ledger.log where seq = " + seq + ")";
        String body =
                owner.queryForObject(
                        "select body from ledger.facts where event_id = " + event, String.class);
        owner.update("update ledger.facts set body = body || ' ' where event_id = " + event);
        assertThat(verification.run(null).faults())
                .contains("entry " + seq + ": the facts were changed");
        owner.update("update ledger.facts set body = ? where event_id = " + event, body);
        assertThat(verification.run(null).faults()).isEmpty();
        owner.update("update ledger.events set header = header || ' ' where id = " + event);
        assertThat(verification.run(null).faults())
                .contains("entry " + seq + ": the event was changed");
        owner.update("update ledger.events set header = left(header, -1) where id = " + event);
        assertThat(verification.run(null).faults()).isEmpty();
    }

    @Test
    void columnsBesideTheHeaderAndAnEventOutsideTheLogAreNamedToo() {
        checkpoint();
        JdbcTemplate owner = new JdbcTemplate(ownerSource);
        long seq =
                Objects.requireNonNull(
                        owner.queryForObject(
                                "select max(l.seq) from ledger.log l join ledger.events e on e.id = l.event_id"
                                        + " where l.account_id = ? and e.kind = 'CONFIRMED'",
                                Long.class,
                                customer.account().value()));
        String named = "entry " + seq + ": kind, time or account is not what the event says";
        String event = "(select event_id from ledger.log where seq = " + seq + ")";
        owner.update("update ledger.events set kind = 'REQUESTED' where id = " + event);
        assertThat(verification.run(null).faults()).containsExactly(named);
        owner.update(
                "update ledger.events set kind = 'CONFIRMED', at = at - interval '365 days' where id = "
                        + event);
        assertThat(verification.run(null).faults()).containsExactly(named);
        owner.update("update ledger.events set at = at + interval '365 days' where id = " + event);
        assertThat(verification.run(null).faults()).isEmpty();

        UUID forged = UUID.randomUUID();
        owner.update(
                "insert into ledger.events (account_id, id, kind, at, header, commitment)"
                        + " values (?, ?, 'CONFIRMED', timestamptz '2099-01-01', '{}', sha256(''))",
                customer.account().value(),
                forged);
        assertThat(verification.run(null).faults())
                .containsExactly("event " + forged + ": not in the log after 5 minutes");
        owner.update("delete from ledger.events where id = ?", forged);
        assertThat(verification.run(null).faults()).isEmpty();
    }

    private Checkpoint checkpoint() {
        time.tick(Duration.ofMinutes(2));
        while (sealing.seal()) {}
        return checkpoints.take().orElseThrow();
    }

    private boolean refused(String statement) {
        try {
            signUps.engine(db -> db.sql(statement).update());
            return false;
        } catch (DataAccessException denied) {
            return true;
        }
    }
}
