package com.mailflatrate.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.Role;
import com.mailflatrate.campaign.GivenCampaigns;
import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.given.Colleagues;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.Multipart;
import com.mailflatrate.given.Outside;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** By the interface, too, each person answers for the own word, and nobody for a colleague's. */
@DatabaseTest
class PledgeApiTest {

    private static final String TICK = "{\"policyConfirmed\": true, \"nonce\": \"x\"}";

    @LocalServerPort private int port;
    @Autowired private ApplicationContext context;
    private Http http;
    private Colleagues colleagues;
    private Sender sender;
    private String campaign;

    @BeforeEach
    void aCampaignOfAnAccountWhoseOwnerHasAccepted() {
        GivenCampaigns given = new GivenCampaigns(context, port);
        http = new Http(port);
        colleagues = new Colleagues(context);
        sender = given.sender(1);
        campaign = given.campaign(sender, given.lawful(sender));
    }

    @Test
    @Covers("A3")
    void whoHasNotAcceptedNeitherImportsNorSendsWhileTheOwnerDoes() {
        String token = colleagues.firstSession(sender.customer(), Role.EDITOR);
        String[] editor = {"Authorization", "Bearer " + token};
        assertThat(upload(editor).body()).contains("TERMS_OUTDATED");
        assertThat(release(editor).body()).contains("TERMS_OUTDATED");
        assertThat(outstanding(editor)).contains("anti-spam");
        assertThat(upload(sender.customer().bearer()).statusCode()).isEqualTo(202);
        assertThat(release(sender.customer().bearer()).body())
                .as("past the texts, at the tick")
                .contains("POLICY_CONFIRMATION_REQUIRED");

        HttpResponse<String> accepted = accept(sha256(), editor);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
        assertThat(upload(editor).statusCode()).isEqualTo(202);
        assertThat(release(editor).body()).doesNotContain("TERMS_OUTDATED");
        assertThat(outstanding(editor)).doesNotContain("anti-spam");
    }

    @Test
    @Covers("A3")
    void aKeyStopsWithThePersonBehindItAndCannotAccept() {
        String sha256 = colleagues.publish(PolicyKind.ANTI_SPAM);
        String[] key = sender.customer().bearer();
        HttpResponse<String> refused = upload(key);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("TERMS_OUTDATED");
        assertThat(accept(sha256, key).body()).contains("PERSON_REQUIRED");
    }

    private HttpResponse<String> upload(String... bearer) {
        byte[] file = "email\nanna@mail.test\n".getBytes(StandardCharsets.UTF_8);
        Multipart form =
                new Multipart()
                        .file("file", "kunden.csv", file)
                        .field(
                                "options",
                                """
                                {"mapping": {"email": "email"}, "origin": {"kind": "paper",
                                 "description": "Karten an der Theke, auf denen die Leute ankreuzen.",
                                 "periodFrom": "2024-01-01", "periodTo": "2026-01-01", "contacts": 1}}""");
        return http.upload("/api/v1/lists/" + sender.list() + "/imports", form, bearer);
    }

    private HttpResponse<String> release(String... bearer) {
        return http.postJson("/api/v1/campaigns/" + campaign + "/mailings", TICK, bearer);
    }

    private HttpResponse<String> accept(String sha256, String... bearer) {
        return http.postJson(
                "/api/v1/account/acceptances",
                "{\"kind\": \"anti-spam\", \"sha256\": \"" + sha256 + "\"}",
                bearer);
    }

    private String outstanding(String... bearer) {
        return Outside.json(http.get("/api/v1/account/acceptances", bearer))
                .get("outstanding")
                .toString();
    }

    private String sha256() {
        return Outside.json(http.get("/api/v1/policies"))
                .get("items")
                .get(1)
                .get("sha256")
                .asString();
    }
}
