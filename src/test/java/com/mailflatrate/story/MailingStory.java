package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Scopes;
import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.story.Outside.Answer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A mailing after its tick: stopped and started, kept for its hour, waiting for a person. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailingStory {

    private static final String PROOF =
            ",Mensch,2025-03-01T09:30:00Z,198.51.100.7,https://www.nordlicht-kaffee.test/post\n";
    private static final int PEOPLE = 26;

    @Autowired private Staff staff;
    @Autowired private TestTime time;
    @LocalServerPort private int port;

    private World world;
    private Outside outside;
    private Customer customer;

    @BeforeAll
    void aCustomer() {
        world = new World(port, staff);
        outside = world.outside();
        customer = world.sender("Ablauf");
    }

    @Test
    void aMailingIsPausedAndGoesOnByTheInterface() {
        String list = list("pause", "slow.test");
        String mailing =
                release(campaign(list, "Pause"), customer.key(), Map.of())
                        .good()
                        .path("mailingId")
                        .asString();
        Eventually.until("under way", () -> figure(mailing, "accepted") > 0);
        assertThat(act(mailing, "pause").good().path("state").asString()).isEqualTo("paused");
        assertThat(act(mailing, "pause").status()).as("paused twice").isEqualTo(409);
        long still = world.arrived(".pause").size();
        assertThat(still).isLessThan(PEOPLE);
        assertThat(act(mailing, "resume").good().path("state").asString()).isEqualTo("sending");
        Eventually.until("finished", () -> state(mailing).equals("finished"));
        Map<String, Integer> arrived = world.arrived(".pause");
        assertThat(arrived).hasSize(PEOPLE);
        assertThat(arrived.values()).allMatch(times -> times == 1);
        assertThat(act(mailing, "resume").status()).as("finished").isEqualTo(409);
        JsonNode stops =
                outside.get("/api/v1/mailings/" + mailing, customer.key()).good().path("holds");
        assertThat(stops.size()).as("one stop, its end is none").isEqualTo(1);
        assertThat(stops.path(0).path("why").asString()).isEqualTo("kurz nachsehen");
        String page =
                outside.http()
                        .get("/mailings/" + mailing, "Cookie", "mf=" + customer.session())
                        .body();
        assertThat(page).containsSubsequence("Fortgesetzt durch", "Pausiert durch");
    }

    @Test
    void aMailingIsPausedAndCancelledOnItsPage() {
        String list = list("ende", "slow.test");
        String mailing =
                release(campaign(list, "Ende"), customer.key(), Map.of())
                        .good()
                        .path("mailingId")
                        .asString();
        Eventually.until("under way", () -> figure(mailing, "accepted") > 0);
        assertThat(press("/mailings/" + mailing, "pause").statusCode()).isEqualTo(302);
        Eventually.until("paused", () -> state(mailing).equals("paused"));
        assertThat(press("/mailings/" + mailing, "cancel").statusCode()).isEqualTo(302);
        assertThat(state(mailing)).isEqualTo("cancelled");
        Eventually.until(
                "what was under way has come to rest",
                () -> figure(mailing, "waiting") + figure(mailing, "held") == 0);
        JsonNode end = outside.get("/api/v1/mailings/" + mailing, customer.key()).good();
        assertThat(end.path("accepted").asLong() + end.path("skipped").path("CANCELLED").asLong())
                .isEqualTo(PEOPLE);
        assertThat((long) world.arrived(".ende").size()).isEqualTo(end.path("accepted").asLong());
    }

    @Test
    void aMailingWaitsForItsHour() {
        String list = list("stunde", "accept.test");
        String at = time.now().plus(Duration.ofHours(2)).toString();
        Answer released =
                release(campaign(list, "Stunde"), customer.key(), Map.of("scheduledAt", at));
        assertThat(released.status()).isEqualTo(202);
        String mailing = released.json().path("mailingId").asString();
        assertThat(state(mailing)).isEqualTo("scheduled");
        time.advance(Duration.ofMinutes(100));
        assertThat(state(mailing)).isEqualTo("scheduled");
        assertThat(world.arrived(".stunde")).isEmpty();
        time.advance(Duration.ofMinutes(21));
        Eventually.until("finished", () -> state(mailing).equals("finished"));
        assertThat(world.arrived(".stunde")).hasSize(PEOPLE);
    }

    @Test
    @Covers("A4")
    void aKeyThatMayNotConfirmLeavesTheTickToAPerson() {
        Set<String> scopes = new HashSet<>(Scopes.OF_ACCOUNT);
        scopes.remove("mailings:confirm");
        String key =
                outside.post(
                                "/api/v1/keys",
                                world.signIn(customer.email(), customer.password()),
                                Map.of("name", "Shop", "scopes", scopes))
                        .good()
                        .path("key")
                        .asString();
        String list = list("tick", "accept.test");
        String campaign = campaign(list, "Tick");
        Answer asked = release(campaign, key, Map.of());
        assertThat(asked.status()).isEqualTo(202);
        String waiting = asked.json().path("mailingId").asString();
        assertThat(state(waiting)).isEqualTo("awaiting-confirmation");

        String sent =
                release(campaign, customer.session(), Map.of()).good().path("mailingId").asString();
        Eventually.until("finished", () -> state(sent).equals("finished"));
        Map<String, Integer> arrived = world.arrived(".tick");
        assertThat(arrived).hasSize(PEOPLE);
        assertThat(arrived.values()).allMatch(times -> times == 1);
    }

    private String list(String tag, String host) {
        StringBuilder rows = new StringBuilder("email,name,at,ip,page\n");
        for (int i = 0; i < PEOPLE; i++) {
            rows.append("mensch")
                    .append((char) ('a' + i))
                    .append('.')
                    .append(tag)
                    .append('@')
                    .append(host)
                    .append(PROOF);
        }
        String list = world.list(customer, tag);
        world.importFile(customer, list, rows.toString());
        return list;
    }

    private String campaign(String list, String subject) {
        return outside.post("/api/v1/campaigns", customer.key(), customer.campaign(list, subject))
                .good()
                .path("id")
                .asString();
    }

    private Answer release(String campaign, String bearer, Map<String, Object> more) {
        JsonNode gate = outside.get("/api/v1/campaigns/" + campaign + "/gate", bearer).good();
        Map<String, Object> body = new HashMap<>(more);
        body.put("policyConfirmed", true);
        body.put("nonce", gate.path("confirmation").path("nonce").asString());
        return outside.post("/api/v1/campaigns/" + campaign + "/mailings", bearer, body);
    }

    private Answer act(String mailing, String act) {
        return outside.post(
                "/api/v1/mailings/" + mailing + "/" + act,
                customer.key(),
                Map.of("reason", "kurz nachsehen"));
    }

    private HttpResponse<String> press(String page, String act) {
        String cookie = "mf=" + customer.session();
        String html = outside.http().get(page, "Cookie", cookie).body();
        Matcher proof = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(html);
        assertThat(proof.find()).isTrue();
        return outside.http()
                .postForm(page + "/" + act, "_csrf=" + proof.group(1), "Cookie", cookie);
    }

    private String state(String mailing) {
        return outside.get("/api/v1/mailings/" + mailing, customer.key())
                .good()
                .path("state")
                .asString();
    }

    private long figure(String mailing, String name) {
        return outside.get("/api/v1/mailings/" + mailing, customer.key())
                .good()
                .path(name)
                .asLong();
    }
}
