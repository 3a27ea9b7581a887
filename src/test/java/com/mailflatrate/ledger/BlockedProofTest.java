package com.mailflatrate.ledger;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.account.member.StaffMembers;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.database.Rows;
import com.mailflatrate.given.Colleagues;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.SignUps.Form;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.ledger.verify.Verification;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody signed up, left, and was erased. */
@DatabaseTest
@Covers("C6")
class BlockedProofTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DESK = "/operator/blocked-proofs";

    @Autowired ApplicationContext context;
    @Autowired TestTime time;
    @Autowired Sealing sealing;
    @Autowired Verification verification;
    @Autowired Events events;
    @Autowired Operator operator;
    @LocalServerPort int port;

    private Customers customers;
    private Customer customer;
    private SentMails sent;
    private Http http;
    private String email;
    private String contact;

    @BeforeEach
    void somebodyErased() {
        time.tick(Duration.ofMinutes(2));
        customers = new Customers(context);
        customer = customers.active("Kaffeerösterei Nordlicht");
        http = new Http(port);
        sent = new SentMails(context);
        SignUps signUps = new SignUps(context, http);
        ListId old = sent.list(customer, "Altbestand");
        email = "e" + UUID.randomUUID().toString().substring(0, 12) + "@accept.test";
        ContactId person = sent.person(customer, email, old);
        contact = person.toString();
        Form form = signUps.open(customer, sent.list(customer, "Neues"));
        signUps.signUp(form, email);
        http.postForm("/c/" + signUps.secret(customer, email), "");
        http.postForm(
                "/u/" + sent.mail(customer, person, email, old).token(TokenPurpose.UNSUBSCRIBE),
                "List-Unsubscribe=One-Click");
        assertThat(
                        http.send("DELETE", "/api/v1/contacts/" + contact, null, customer.bearer())
                                .statusCode())
                .isEqualTo(204);
    }

    @Test
    void nobodyReadsItUntilASecondPersonAgreesAndThenItFitsTheLog() {
        assertThat(facts()).as("nothing within reach").isZero();
        String[] first = customers.operator();
        String[] second = customers.operator();
        JsonNode asked = JSON.readTree(ask(first).body());
        assertThat(asked.path("state").asString()).isEqualTo("waiting");
        assertThat(asked.path("records").size()).isZero();
        String path = "/api/v1/operator/blocked-proofs/" + asked.path("id").asString();
        assertThat(http.postJson(path + "/agreement", "", first).statusCode()).isEqualTo(403);
        JsonNode opened = JSON.readTree(http.postJson(path + "/agreement", "", second).body());
        String records = opened.path("records").toString();
        assertThat(records).contains(email).contains("shop.test/news").contains("asked");
        assertThat(opened.path("records").get(0).path("blockedUntil").asString())
                .endsWith("-01-01T00:00:00Z");
        for (JsonNode record : opened.path("records")) {
            bound(record);
        }
        time.tick(Duration.ofHours(25));
        assertThat(
                        JSON.readTree(http.postJson(path + "/agreement", "", second).body())
                                .path("records")
                                .size())
                .isZero();
        assertThat(http.postJson(path + "/agreement", "", customer.bearer()).statusCode())
                .isIn(403, 404);
    }

    @Test
    @Covers("J2")
    void whatIsBlockedGoesWithTheEndOfTheThirdYearAfterUnlessItIsHeld() {
        Instant third = time.now().atZone(UTC).plusYears(3).withDayOfYear(365).toInstant();
        Instant after = third.plus(Duration.ofDays(3));
        String path = opened();
        forget(third, List.of());
        assertThat(records(path)).isPositive();
        forget(after, List.of(customer.account().value()));
        assertThat(records(path)).as("held").isPositive();
        forget(after, List.of());
        assertThat(records(path)).isZero();
    }

    private String opened() {
        String[] second = customers.operator();
        String id = JSON.readTree(ask(customers.operator()).body()).path("id").asString();
        http.postJson("/api/v1/operator/blocked-proofs/" + id + "/agreement", "", second);
        return id;
    }

    private int records(String opening) {
        return sent.engine(
                db ->
                        db.sql(
                                        "select count(*)::int from ledger.read_blocked(:account, cast(:opening as uuid), :now)")
                                .param("account", customer.account().value())
                                .param("opening", opening)
                                .param("now", Rows.utc(time.now()))
                                .query(Integer.class)
                                .single());
    }

    private void forget(Instant at, List<Long> held) {
        sent.engine(
                db ->
                        db.sql("select ledger.forget_blocked(:now, :held)")
                                .param("now", Rows.utc(at))
                                .param("held", held.toArray(Long[]::new))
                                .query(Long.class)
                                .single());
    }

    @Test
    void whatTwoOpenedIsReadByTheseTwoAndByNoThirdPerson() {
        String[] first = customers.operator();
        String[] second = customers.operator();
        String[] third = customers.operator();
        String path =
                "/api/v1/operator/blocked-proofs/"
                        + JSON.readTree(ask(first).body()).path("id").asString()
                        + "/agreement";
        long before = seenByStaff();
        assertThat(http.postJson(path, "", second).body()).contains(email);
        assertThat(seenByStaff()).as("a reading is a view of a contact").isEqualTo(before + 1);
        HttpResponse<String> refused = http.postJson(path, "", third);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("NOT_ALLOWED").doesNotContain(email);
        assertThat(seenByStaff()).as("a refusal is none").isEqualTo(before + 1);
        assertThat(http.postJson(path, "", first).body()).contains(email);
        String one = path.substring(0, path.lastIndexOf('/'));
        assertThat(http.get(one, first).body()).contains(email);
        assertThat(http.get(one, third).body()).doesNotContain(email);
        assertThat(seenByStaff()).isEqualTo(before + 3);
    }

    @Test
    void onePersonIsOneHoweverManyDoorsItComesBy() {
        String session = operator.session("Jana Weber");
        Pages first = new Pages(port, session);
        Pages again = new Pages(port, inAnotherBrowser(session));
        String one = wish(first);
        assertThat(again.get(one).body()).doesNotContain("/agreement");
        assertThat(again.post(DESK, one + "/agreement").statusCode())
                .as("from another browser")
                .isEqualTo(403);
        assertThat(first.get(one).body()).doesNotContain(email);
        Pages other = new Pages(port, operator.session("Ole Kern"));
        assertThat(other.post(one, one + "/agreement").statusCode()).isEqualTo(302);
        assertThat(again.get(one).body()).contains(email);
    }

    @Test
    void whoAskedAndWasTakenOutMeanwhileIsNoSecondPerson() {
        String session = operator.session("Jana Weber");
        String one = wish(new Pages(port, session));
        String second = operator.session("Ole Kern");
        Colleagues colleagues = new Colleagues(context);
        context.getBean(StaffMembers.class)
                .remove(colleagues.who(session).user(), colleagues.who(second))
                .orThrow();
        Pages other = new Pages(port, second);
        assertThat(other.post(DESK, one + "/agreement").statusCode()).isEqualTo(403);
        assertThat(other.get(one).body()).doesNotContain(email);
    }

    @Test
    void aWishNobodyAgreedToWithinAWeekIsOver() {
        String path =
                "/api/v1/operator/blocked-proofs/"
                        + JSON.readTree(ask(customers.operator()).body()).path("id").asString();
        String late = JSON.readTree(ask(customers.operator()).body()).path("id").asString();
        time.tick(Duration.ofDays(7).minusSeconds(1));
        assertThat(http.postJson(path + "/agreement", "", customers.operator()).body())
                .contains(email);
        time.tick(Duration.ofSeconds(2));
        HttpResponse<String> refused =
                http.postJson(
                        "/api/v1/operator/blocked-proofs/" + late + "/agreement",
                        "",
                        customers.operator());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain(email);
    }

    private String inAnotherBrowser(String session) {
        String token = UUID.randomUUID().toString();
        sent.engine(
                db ->
                        db.sql(
                                        """
                        insert into account.sessions
                        select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),
                                'token_sha256', '\\x' || encode(cast(:token as bytea), 'hex')))).*
                          from account.sessions s where token_sha256 = :session
                        """)
                                .param("token", Secrets.sha256(token))
                                .param("session", Secrets.sha256(session))
                                .update());
        return token;
    }

    private String wish(Pages pages) {
        HttpResponse<String> asked =
                pages.post(DESK, DESK, "accountId", publicId(), "email", email, "reason", "Klage");
        return URI.create(asked.headers().firstValue("Location").orElseThrow()).getPath();
    }

    @Test
    void aReasonIsNeededAndNotTooLong() {
        String[] staff = customers.operator();
        assertThat(wish(staff, " ").body()).contains("\"reason\"", "REQUIRED");
        HttpResponse<String> refused = wish(staff, "x".repeat(501));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"reason\"", "TOO_LONG");
        assertThat(wish(staff, "x".repeat(500)).statusCode()).isEqualTo(201);
    }

    @Test
    void onThePagesOneAsksAnotherAgreesAndAThirdSeesOnlyThatItHappened() {
        Pages first = new Pages(port, operator.session("Jana Weber"));
        Pages second = new Pages(port, operator.session("Ole Kern"));
        Pages third = new Pages(port, operator.session("Uwe Dritter"));
        HttpResponse<String> wrong = first.post(DESK, DESK, "accountId", "x", "email", "y");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"e-accountId\"", "id=\"e-email\"");

        HttpResponse<String> asked =
                first.post(DESK, DESK, "accountId", publicId(), "email", email, "reason", "Klage");
        String one = URI.create(asked.headers().firstValue("Location").orElseThrow()).getPath();
        assertThat(first.get(one).body()).doesNotContain("/agreement").doesNotContain(email);
        assertThat(second.get(DESK).body()).contains("Klage").doesNotContain(email);
        assertThat(second.get(one).body()).contains("/agreement").doesNotContain(email);
        assertThat(first.post(DESK, one + "/agreement").statusCode()).isEqualTo(403);

        assertThat(second.post(one, one + "/agreement").statusCode()).isEqualTo(302);
        assertThat(first.get(one).body()).contains(email, "Bestätigung", "Abmeldung");
        long before = seenByStaff();
        assertThat(second.get(one).body()).contains(email);
        assertThat(seenByStaff()).isEqualTo(before + 1);
        assertThat(third.get(one).body()).contains("nur die beiden").doesNotContain(email);
        assertThat(third.post(DESK, one + "/agreement").statusCode()).isEqualTo(403);
        assertThat(new Pages(port, customers.session(customer)).get(one).statusCode())
                .isIn(403, 404);
    }

    @Test
    void anErasureHidesNoWithdrawal() {
        while (sealing.seal()) {}
        assertThat(verification.run(null).faults()).isEmpty();
        assertThat(headers()).anyMatch(header -> header.contains("\"kind\":\"UNSUBSCRIBED\""));
        UUID left =
                sent.engine(
                        db ->
                                db.sql(
                                                "select id from ledger.events where account_id = ? and kind = 'UNSUBSCRIBED'")
                                        .param(customer.account().value())
                                        .query(UUID.class)
                                        .single());
        assertThatThrownBy(
                        () ->
                                AccountScope.run(
                                        customer.account(),
                                        () ->
                                                events.erase(
                                                        customer.account(), List.of(left), "WISH")))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(
                        () ->
                                sent.engine(
                                        db ->
                                                db.sql("select 1 from ledger.blocked_facts")
                                                        .query(Integer.class)
                                                        .list()))
                .isInstanceOf(DataAccessException.class);
    }

    /** An event's facts fit its commitment; a row of an import fits the root of its batch. */
    private void bound(JsonNode record) {
        Map<String, @Nullable Object> event =
                sent.engine(
                        db ->
                                db.sql("select kind, commitment from ledger.events where id = ?")
                                        .param(UUID.fromString(record.path("event").asString()))
                                        .query()
                                        .singleRow());
        if (!"IMPORTED".equals(event.get("kind"))) {
            assertThat(
                            Commitment.hash(
                                    Base64.getDecoder().decode(record.path("salt").asString()),
                                    record.path("facts").asString()))
                    .isEqualTo(event.get("commitment"));
        }
    }

    private long seenByStaff() {
        return sent.engine(
                db ->
                        db.sql(
                                        "select coalesce(sum(contacts), 0) from export.views where account_id = ?")
                                .param(customer.account().value())
                                .query(Long.class)
                                .single());
    }

    private HttpResponse<String> ask(String[] who) {
        HttpResponse<String> answer = wish(who, "Klage vor dem LG Kiel");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private HttpResponse<String> wish(String[] who, String reason) {
        return http.postJson(
                "/api/v1/operator/blocked-proofs",
                JSON.writeValueAsString(
                        Map.of("accountId", publicId(), "email", email, "reason", reason)),
                who);
    }

    private String publicId() {
        return sent.engine(
                db ->
                        db.sql("select public_id::text from account.accounts where account_id = ?")
                                .param(customer.account().value())
                                .query(String.class)
                                .single());
    }

    private long facts() {
        return sent.engine(
                db ->
                        db.sql(
                                        "select count(*) from ledger.facts where account_id = ? and body like ?")
                                .params(customer.account().value(), "%" + email + "%")
                                .query(Long.class)
                                .single());
    }

    private List<String> headers() {
        return sent.engine(
                db ->
                        db.sql("select header from ledger.events where account_id = ?")
                                .param(customer.account().value())
                                .query(String.class)
                                .list());
    }
}
