package com.mailflatrate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Http;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.MailingId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A campaign that goes to those people of its lists who are in a segment. */
@DatabaseTest
class SegmentAudienceTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired private ApplicationContext context;
    @Autowired private TestTime time;
    @LocalServerPort private int port;

    private GivenCampaigns given;
    private Sender sender;

    @BeforeEach
    void fivePeople() {
        given = new GivenCampaigns(context, port);
        sender = given.sender(5);
    }

    @Test
    void onlyPeopleOfTheListsWhoAreInTheSegmentAreCountedAndMailed() {
        String campaign = campaign(segment("menscha"), "live");
        JsonNode gate = given.gate(sender, campaign);
        assertThat(given.blocks(gate)).isEmpty();
        assertThat(gate.get("audience").get("selected").asLong()).isEqualTo(1);
        assertThat(gate.get("audience").get("sendable").asLong()).isEqualTo(1);
        JsonNode mailing = mailing(given.release(sender, campaign, CampaignTest.ticked(gate)));
        assertThat(mailing.get("total").asLong()).isEqualTo(1);
    }

    @Test
    void whoIsInTheSegmentButMayNotBeMailedIsADeduction() {
        JsonNode audience = given.gate(sender, campaign(segment("ohne"), "live")).get("audience");
        assertThat(audience.get("selected").asLong()).isEqualTo(1);
        assertThat(audience.get("sendable").asLong()).isZero();
        assertThat(audience.get("skipped").get("UNPROVEN").asLong()).isEqualTo(1);
    }

    @Test
    void aTickIsForTheSegmentAsItWasShown() {
        String segment = segment("menscha");
        String campaign = campaign(segment, "live");
        Map<String, Object> tick = CampaignTest.ticked(given.gate(sender, campaign));
        narrow(segment, "mensch");
        assertThat(given.release(sender, campaign, tick).body())
                .contains("POLICY_CONFIRMATION_REQUIRED");
        Map<String, Object> again = CampaignTest.ticked(given.gate(sender, campaign));
        assertThat(given.release(sender, campaign, again).statusCode()).isEqualTo(202);
    }

    @Test
    void aSnapshotKeepsWhoWasInTheSegmentWhenItWasConfirmedAndALiveOneAsksAgain() {
        String segment = segment("mensch");
        MailingId kept = scheduled(campaign(segment, "snapshot"));
        MailingId asked = scheduled(campaign(segment, "live"));
        narrow(segment, "menscha");
        time.tick(Duration.ofMinutes(6));
        Releases releases = context.getBean(Releases.class);
        for (MailingId id : List.of(kept, asked)) {
            Lanes.engine(() -> releases.releaseDue(sender.customer().account(), id));
        }
        assertThat(total(kept)).isEqualTo(5);
        assertThat(total(asked)).isEqualTo(1);
    }

    @Test
    void aSegmentInUseIsNotDeletedUntilNoCampaignGoesToIt() {
        String segment = segment("mensch");
        String campaign = campaign(segment, "live");
        String path = "/api/v1/segments/" + segment;
        assertThat(given.get(sender.customer(), path).get("usedByCampaigns").get(0).asString())
                .isEqualTo(campaign);
        assertThat(call("DELETE", path, Map.of()).statusCode()).isEqualTo(409);
        assertThat(call("PUT", "/api/v1/campaigns/" + campaign, given.lawful(sender)).statusCode())
                .isEqualTo(200);
        assertThat(call("DELETE", path, Map.of()).statusCode()).isEqualTo(204);
    }

    @Test
    void theSegmentOfAnotherAccountIsAsUnknownAsNone() {
        String foreign = segment("mensch");
        Sender other = given.sender(0);
        String own = refusal(other, foreign);
        assertThat(own).contains("segmentId").contains("NOT_FOUND");
        assertThat(refusal(other, UUID.randomUUID().toString())).isEqualTo(own);
    }

    private String refusal(Sender who, String segment) {
        Map<String, Object> body = given.lawful(who);
        body.put("segmentId", segment);
        return new Http(port)
                .postJson("/api/v1/campaigns", JSON.writeValueAsString(body), who.bearer())
                .body();
    }

    private String campaign(String segment, String mode) {
        Map<String, Object> body = given.lawful(sender);
        body.put("segmentId", segment);
        body.put("segmentMode", mode);
        return given.campaign(sender, body);
    }

    private String segment(String begin) {
        return given.post(sender.customer(), "/api/v1/segments", body(begin), 201)
                .get("id")
                .asString();
    }

    private void narrow(String segment, String begin) {
        assertThat(call("PUT", "/api/v1/segments/" + segment, body(begin)).statusCode())
                .isEqualTo(200);
    }

    private static Map<String, Object> body(String begin) {
        Map<String, Object> test = Map.of("test", "address-begins", "value", begin);
        return Map.of("name", "Wer so beginnt", "kind", "live", "rules", test);
    }

    private MailingId scheduled(String campaign) {
        Map<String, Object> wish = new HashMap<>(CampaignTest.ticked(given.gate(sender, campaign)));
        wish.put("scheduledAt", time.now().plus(Duration.ofMinutes(5)).toString());
        JsonNode mailing = mailing(given.release(sender, campaign, wish));
        return MailingId.parse(mailing.get("mailingId").asString()).orElseThrow();
    }

    private JsonNode mailing(HttpResponse<String> released) {
        assertThat(released.statusCode()).as(released.body()).isEqualTo(202);
        return given.get(
                sender.customer(),
                "/api/v1/mailings/" + GivenCampaigns.read(released).get("mailingId").asString());
    }

    private long total(MailingId id) {
        JsonNode mailing = given.get(sender.customer(), "/api/v1/mailings/" + id);
        assertThat(mailing.get("state").asString()).isIn("sending", "finished");
        return mailing.get("total").asLong();
    }

    private HttpResponse<String> call(String method, String path, Map<String, Object> body) {
        return new Http(port)
                .send(
                        method,
                        path,
                        JSON.writeValueAsString(body),
                        "Authorization",
                        "Bearer " + sender.customer().key(),
                        "Content-Type",
                        "application/json");
    }
}
