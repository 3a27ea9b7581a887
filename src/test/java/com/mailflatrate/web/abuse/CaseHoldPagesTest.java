package com.mailflatrate.web.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.abuse.Case;
import com.mailflatrate.abuse.Complaints;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Operator;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A legal hold on a case, on its page and by the interface. */
@DatabaseTest
class CaseHoldPagesTest {

    private static final String HOLDS = "/api/v1/operator/legal-holds";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    @Autowired private Operator operator;
    @Autowired private Complaints complaints;

    private Customers customers;
    private String page;
    private String reference;
    private Case found;

    @BeforeEach
    void aCase() {
        customers = new Customers(context);
        byte[] mail = "From: a@b.test\r\nSubject: x\r\n\r\nWer?".getBytes(StandardCharsets.UTF_8);
        found =
                Lanes.engine(() -> complaints.judge(mail, "a@b.test", Complaints.Door.DESK))
                        .orThrow();
        page = "/operator/cases/" + found.id();
        reference = "Az. " + UUID.randomUUID();
    }

    @Test
    void itIsSetWithReasonAndReferenceShownOnTheCaseLiftedAndBothAreLogged() {
        Pages staff = new Pages(port, operator.session("Jana Weber"));
        HttpResponse<String> wrong =
                staff.post(page, page + "/holds", "reference", "", "reason", "Beschluss");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Beschluss", "id=\"e-reference\"");
        assertThat(
                        staff.post(
                                        page,
                                        page + "/holds",
                                        "reference",
                                        reference,
                                        "reason",
                                        "Beschluss vom Montag")
                                .statusCode())
                .isEqualTo(302);
        String shown = staff.get(page).body();
        assertThat(shown)
                .contains(reference, "Beschluss vom Montag", "Gesetzt von Jana Weber")
                .doesNotContain("Aufgehoben von");
        assertThat(staff.get("/operator/privacy").body()).contains(reference, page + "#holds");
        String from = shown.substring(shown.indexOf(page + "/holds/"));
        String lift = from.substring(0, from.indexOf('"'));
        assertThat(staff.post(page, lift.replace(found.id().toString(), uuid())).statusCode())
                .isEqualTo(404);
        assertThat(staff.post(page, lift).statusCode()).isEqualTo(302);
        assertThat(staff.get(page).body()).contains(reference, "Aufgehoben von Jana Weber");
        assertThat(staff.get("/operator/privacy").body()).doesNotContain(reference);
        assertThat(logged()).containsExactly("legal-hold.set", "legal-hold.lifted");
    }

    @Test
    void theInterfaceDoesTheSame() {
        Http http = new Http(port);
        String body = "{\"caseId\": \"%s\", \"reason\": \"Beschluss\", \"reference\": \"%s\"%s}";
        assertThat(
                        http.postJson(
                                        HOLDS,
                                        body.formatted(found.id(), "", ""),
                                        customers.operator())
                                .statusCode())
                .isEqualTo(422);
        assertThat(
                        http.postJson(
                                        HOLDS,
                                        body.formatted(uuid(), reference, ""),
                                        customers.operator())
                                .statusCode())
                .isEqualTo(404);
        String both = ", \"accountId\": \"" + uuid() + "\"";
        assertThat(
                        http.postJson(
                                        HOLDS,
                                        body.formatted(found.id(), reference, both),
                                        customers.operator())
                                .statusCode())
                .as("a case or an account, not both")
                .isEqualTo(422);
        HttpResponse<String> set =
                http.postJson(
                        HOLDS, body.formatted(found.id(), reference, ""), customers.operator());
        assertThat(set.statusCode()).as(set.body()).isEqualTo(201);
        String one = set.headers().firstValue("Location").orElseThrow();
        one = one.substring(one.indexOf(HOLDS));
        assertThat(http.get(one, customers.operator()).body())
                .contains(reference, found.id().toString());
        assertThat(http.send("DELETE", one, null, customers.operator()).statusCode())
                .isEqualTo(204);
        assertThat(http.get(one, customers.operator()).statusCode()).isEqualTo(404);
        assertThat(logged()).containsExactly("legal-hold.set", "legal-hold.lifted");
    }

    @Test
    void aCustomerHoldsNoCase() {
        Customer acme = customers.active("Acme GmbH");
        String body =
                "{\"caseId\": \"%s\", \"reason\": \"Beschluss\", \"reference\": \"%s\"}"
                        .formatted(found.id(), reference);
        assertThat(new Http(port).postJson(HOLDS, body, acme.bearer()).statusCode()).isEqualTo(404);
        assertThat(logged()).isEmpty();
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }

    /** What the audit log says about this reference, in order. */
    private List<String> logged() {
        return new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                """
                                        select action from account.audit
                                         where details ->> 'reference' = :reference and details ->> 'case' = :case order by at, id
                                        """)
                                        .param("reference", reference)
                                        .param("case", found.id().toString())
                                        .query(String.class)
                                        .list());
    }
}
