package com.mailflatrate.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.database.AccountScope;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.Customers;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Outside;
import com.mailflatrate.given.SignUps;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.ListId;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Personal data comes in only under the data processing agreement in force. */
@DatabaseTest
class ImportAgreementTest {

    @LocalServerPort private int port;

    @Autowired private ApplicationContext context;

    @Autowired private Policies policies;

    @Autowired private TestTime time;

    @Test
    @Covers("A6")
    void withoutTheAgreementNobodyIsTakenInByAnyWayAndWithItTheSameAre() {
        Http http = new Http(port);
        ImportApi api = new ImportApi(http);
        Customers customers = new Customers(context);
        Customer acme = customers.active("Acme GmbH");
        String list = api.list(acme, "Liste");
        byte[] file =
                (ImportApi.HEADINGS + ImportApi.proven("anna@mail.test", "Anna"))
                        .getBytes(StandardCharsets.UTF_8);
        SignUps forms = new SignUps(context, http);
        ListId target = ListId.parse(list).orElseThrow();
        SignUps.Form open = forms.open(acme, target);
        String sha = newAgreement();

        HttpResponse<String> before = api.upload(acme, list, file, ImportApi.OPTIONS);
        assertThat(before.statusCode()).as(before.body()).isEqualTo(409);
        assertThat(ImportApi.read(before).get("code").asString()).isEqualTo("DPA_REQUIRED");
        assertThat(api.counts(acme, list).get("subscribed").asLong()).isZero();

        HttpResponse<String> signUp = signUp(http, acme, list);
        assertThat(signUp.statusCode()).isEqualTo(409);
        assertThat(ImportApi.read(signUp).get("code").asString()).isEqualTo("DPA_REQUIRED");
        HttpResponse<String> form = forms.create(acme, target, SignUps.draft());
        assertThat(form.statusCode()).as(form.body()).isEqualTo(409);
        assertThat(ImportApi.read(form).get("code").asString()).isEqualTo("DPA_REQUIRED");
        assertThat(api.counts(acme, list).get("unconfirmed").asLong()).isZero();
        String visitor = Outside.freshEmail();
        assertThat(forms.signUp(open, visitor).statusCode())
                .as("a form that was public before stays open to visitors")
                .isEqualTo(303);
        http.postForm("/c/" + forms.secret(acme, visitor), "");
        assertThat(api.counts(acme, list).get("subscribed").asLong()).isEqualTo(1);

        ClientInfo client = new ClientInfo("192.0.2.7", "test", Language.DE);
        AccountScope.run(
                acme.account(),
                () ->
                        policies.accept(acme.account(), PolicyKind.DPA, sha, acme.owner(), client)
                                .orThrow());
        assertThat(api.upload(acme, list, file, ImportApi.OPTIONS).statusCode()).isEqualTo(202);
        assertThat(signUp(http, acme, list).statusCode()).isEqualTo(201);
        assertThat(forms.create(acme, target, SignUps.draft()).statusCode()).isEqualTo(201);
    }

    private static HttpResponse<String> signUp(Http http, Customer customer, String list) {
        return http.postJson(
                "/api/v1/lists/" + list + "/contacts",
                "{\"email\": \"bert@mail.test\"}",
                customer.bearer());
    }

    private String newAgreement() {
        Policies.Publication next =
                new Policies.Publication(
                        PolicyKind.DPA,
                        Map.of(Language.DE, "Auftragsverarbeitung", Language.EN, "Processing"),
                        Map.of(Language.DE, "Neu " + time.now(), Language.EN, "New " + time.now()),
                        time.now(),
                        true);
        return policies.publish(next, Actor.system("test")).orThrow().sha256();
    }
}
