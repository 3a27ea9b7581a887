package com.mailflatrate.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.AccountScope;
import com.mailflatrate.database.Rows;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.SentMails.SentMail;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.imports.waitingroom.WaitingRoom;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.TokenPurpose;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each place where the operator's people see contacts of an account is counted in that account's
 * log; blocked proofs in {@code BlockedProofTest}.
 */
@DatabaseTest
class StaffViewsTest {

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Operator operator;
    @Autowired private WaitingRoom room;
    @Autowired private TestTime time;

    private Http http;
    private Customers customers;
    private SentMails sent;
    private String[] staff = {};
    private Pages desk;

    @BeforeEach
    void someoneOfTheOperator() {
        http = new Http(port);
        customers = new Customers(context);
        sent = new SentMails(context);
        staff = customers.operator();
        desk = new Pages(port, operator.session("Jana Weber"));
    }

    @Test
    void aComplaintItsCaseAndTheListOfCases() {
        Customer customer = customers.active("Gesehen GmbH");
        ListId list = sent.list(customer, "Neues");
        String email = "gesehen-" + UUID.randomUUID() + "@accept.test";
        SentMail mail = sent.mail(customer, sent.person(customer, email, list), email, list);
        String complaint =
                "{\"mailingId\": \"%s.%s\"}".formatted(mail.mailing(), mail.token(TokenPurpose.ID));
        AccountId account = customer.account();
        HttpResponse<String> judged =
                counted(
                        account,
                        () -> http.postJson("/api/v1/operator/complaints", complaint, staff));
        assertThat(judged.body()).as("the desk sees whom it is about").contains(email);
        String id = JsonMapper.shared().readTree(judged.body()).path("id").asString();
        assertThat(counted(account, () -> desk.get("/operator/cases/" + id)).body())
                .contains(email);
        counted(account, () -> http.get("/api/v1/operator/cases/" + id, staff));
        counted(account, () -> desk.get("/operator/cases"));
        counted(account, () -> http.get("/api/v1/operator/cases?state=open", staff));
        String token = "/api/v1/operator/messages?token=" + mail.token(TokenPurpose.ID);
        assertThat(counted(account, () -> http.get(token, staff)).body()).contains(email);
    }

    @Test
    void theRowsOfAFileThatWaitsWithAnApplication() {
        Customer applicant = customers.pending("Wartet GmbH");
        customers.proveAddress(applicant);
        AccountId account = applicant.account();
        String csv =
                "E-Mail;bestaetigt_am;ip;form\nwartet.anna@mail.test;2025-03-12 18:44:31;203.0.113.24;Tresen\n";
        AccountScope.run(
                account,
                () ->
                        room.put(
                                        account,
                                        "liste.csv",
                                        new ByteArrayInputStream(
                                                csv.getBytes(StandardCharsets.UTF_8)),
                                        null,
                                        applicant.owner().actor())
                                .orThrow());
        String place = "/operator/accounts/" + applicant.publicId();
        assertThat(counted(account, () -> desk.get(place)).body()).contains("wartet.anna");
    }

    @Test
    @Covers("J9")
    void theRowsOfAnImportThatIsReviewedAndNotItsPlaceInTheQueue() {
        Customer customer = customers.active("Import GmbH");
        AccountId account = customer.account();
        String email = "import-" + UUID.randomUUID() + "@accept.test";
        String id = upload(customer, sent.list(customer, "Neues"), email);
        String machine = "/api/v1/operator/imports";
        assertThat(counted(account, () -> http.get(machine + "/" + id, staff)).body())
                .as("a reviewer sees the drawn rows")
                .contains(email);
        counted(account, () -> desk.get("/operator/imports/" + id));
        long before = seen(account);
        assertThat(http.get(machine, staff).body()).contains(id).doesNotContain(email);
        assertThat(http.get(machine + "/" + id, customer.bearer()).statusCode()).isEqualTo(404);
        assertThat(seen(account)).isEqualTo(before);
    }

    private String upload(Customer customer, ListId list, String email) {
        String options =
                """
                {"mapping": {"email": "Mail", "consentAt": "am"},
                 "origin": {"kind": "other-system", "description": "Kasse im Laden, Anmeldung am Tablet", "system": "Kasse"}}""";
        byte[] file =
                ("Mail;am\n" + email + ";2025-03-12T18:44:31Z\n").getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> taken =
                http.upload(
                        "/api/v1/lists/" + list + "/imports",
                        new Multipart().file("file", "kasse.csv", file).field("options", options),
                        customer.bearer());
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        String id = JsonMapper.shared().readTree(taken.body()).path("id").asString();
        Eventually.until(
                "the import waits for a person",
                () ->
                        http.get("/api/v1/imports/" + id, customer.bearer())
                                .body()
                                .contains("\"state\":\"review\""));
        return id;
    }

    @Test
    void anApplicationWithoutAFileShowsNobody() {
        Customer applicant = customers.pending("Allein GmbH");
        customers.proveAddress(applicant);
        desk.get("/operator/accounts/" + applicant.publicId());
        assertThat(seen(applicant.account())).isZero();
    }

    @Test
    void returnedMailOfAnAccount() {
        AccountId account = customers.active("Zurück GmbH").account();
        UUID id = UUID.randomUUID();
        String from = "zurueck-" + UUID.randomUUID() + "@fern.test";
        sent.engine(
                db ->
                        db.sql(
                                        """
                                        insert into feedback.mails (id, received_at, envelope_from, envelope_to, size, raw,
                                                                    state, kind, account_id, done_at)
                                        values (:id, :now, :from, 'r@mail.test', 0, '', 'DONE', 'HUMAN', :account, :now)
                                        """)
                                .param("id", id)
                                .param("now", Rows.utc(time.now()))
                                .param("from", from)
                                .param("account", account.value())
                                .update());
        HttpResponse<String> page =
                counted(account, () -> desk.get("/operator/returns?kind=human"));
        assertThat(page.body()).contains(from);
        assertThat(counted(account, () -> desk.get("/operator/returns/" + id)).body())
                .contains(from);
    }

    /** Looks, and finds exactly one more view in the account's counts. */
    private HttpResponse<String> counted(AccountId account, Supplier<HttpResponse<String>> look) {
        long before = seen(account);
        HttpResponse<String> answer = look.get();
        assertThat(answer.statusCode()).as(answer.body()).isIn(List.of(200, 201));
        assertThat(seen(account)).as(answer.uri().getPath()).isEqualTo(before + 1);
        return answer;
    }

    private long seen(AccountId account) {
        return sent.engine(
                db ->
                        db.sql(
                                        """
                                        select coalesce(sum(tables + contacts), 0) from export.views where account_id = ?
                                        """)
                                .param(account.value())
                                .query(Long.class)
                                .single());
    }
}
