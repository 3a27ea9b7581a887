package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.story.Outside.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A customer who knows another customer's ids learns nothing by them. */
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangerStory {

    private static final String NOBODYS = "0198f0a0-0000-7000-8000-000000000000";
    private static final String NO_MAILING = "mfr-aaaa-bbbb-cccc";

    @Autowired private Staff staff;

    @LocalServerPort private int port;

    private Outside outside;
    private Customer owner;
    private Customer stranger;
    private final Map<String, String> ids = new LinkedHashMap<>();

    @BeforeAll
    void twoCustomersOfWhomOneHasEverything() {
        World world = new World(port, staff);
        outside = world.outside();
        owner = world.sender("Eigen");
        stranger = world.sender("Anders");
        String list = world.list(owner, "Rundbrief");
        world.importFile(owner, list, TickBoxStory.ONE_PERSON);
        String campaign =
                made("/api/v1/campaigns", owner.campaign(list, "Meins")).path("id").asString();
        Readings readings = new Readings(outside, owner, list);
        String nonce = readings.gate(campaign).path("confirmation").path("nonce").asString();
        JsonNode mailing =
                made(
                        "/api/v1/campaigns/" + campaign + "/mailings",
                        Map.of("policyConfirmed", true, "nonce", nonce));
        ids.put("lists", list);
        ids.put("contacts", first("/api/v1/lists/" + list + "/contacts"));
        ids.put(
                "suppressions",
                made("/api/v1/suppressions", Map.of("email", "weg@mail.test"))
                        .path("id")
                        .asString());
        ids.put("campaigns", campaign);
        ids.put("mailings", mailing.path("mailingId").asString());
        ids.put("sender-domains", first("/api/v1/sender-domains"));
    }

    @Test
    @Covers("J3")
    void readingAnothersThingIsAnsweredByteForByteLikeReadingNothing() {
        for (String path :
                List.of(
                        "/lists/{}",
                        "/lists/{}/contacts",
                        "/contacts/{}",
                        "/contacts/{}/consent",
                        "/campaigns/{}",
                        "/campaigns/{}/gate",
                        "/mailings/{}",
                        "/sender-domains/{}")) {
            String theirs = theirs(path);
            assertThat(outside.get(theirs, owner.key()).status()).as("own " + path).isEqualTo(200);
            same(
                    path,
                    outside.get(theirs, stranger.key()),
                    outside.get(nobodys(path), stranger.key()));
        }
    }

    @Test
    @Covers("J3")
    void changingAnothersThingIsAnsweredByteForByteLikeChangingNothing() {
        Map<String, String> acts = new LinkedHashMap<>();
        acts.put("/lists/{}/contacts", "POST {\"email\": \"anna@mail.test\"}");
        acts.put("/contacts/{}", "PATCH {\"fields\": {\"firstName\": \"Gekapert\"}}");
        acts.put("/contacts/{}?", "DELETE ");
        acts.put("/suppressions/{}", "DELETE ");
        acts.put("/campaigns/{}", "PUT {\"name\": \"Gekapert\"}");
        acts.put("/campaigns/{}/mailings", "POST {\"policyConfirmed\": true, \"nonce\": \"x\"}");
        acts.put("/mailings/{}/pause", "POST {}");
        acts.put("/mailings/{}/resume", "POST {}");
        acts.put("/mailings/{}/cancel", "POST {}");
        acts.put("/sender-domains/{}/check", "POST {}");
        Eventually.until(
                "the mailing is over", () -> everything().contains("\"state\":\"finished\""));
        String before = everything();
        acts.forEach((path, act) -> same(path, act(act, theirs(path)), act(act, nobodys(path))));
        assertThat(everything()).isEqualTo(before);
        assertThat(outside.get("/api/v1/suppressions", owner.key()).good().path("items"))
                .hasSize(1);
    }

    private static void same(String path, Answer theirs, Answer nobodys) {
        assertThat(theirs.status()).as(path + " " + theirs.raw().body()).isEqualTo(404);
        assertThat(nobodys.status()).as(path).isEqualTo(404);
        assertThat(theirs.raw().body()).as(path).isEqualTo(nobodys.raw().body());
    }

    private Answer act(String act, String path) {
        int split = act.indexOf(' ');
        String body = act.substring(split + 1);
        return outside.send(
                act.substring(0, split), path, stranger.key(), body.isEmpty() ? null : body);
    }

    private String everything() {
        StringBuilder all = new StringBuilder();
        for (String path : List.of("/lists/{}/contacts", "/contacts/{}", "/campaigns/{}")) {
            all.append(outside.get(theirs(path), owner.key()).raw().body());
        }
        return all.toString();
    }

    private String theirs(String path) {
        return "/api/v1" + path.replace("{}", ids.getOrDefault(path.split("/")[1], ""));
    }

    private static String nobodys(String path) {
        String id = path.startsWith("/mailings") ? NO_MAILING : NOBODYS;
        return "/api/v1" + path.replace("{}", id);
    }

    private JsonNode made(String path, Map<String, ?> body) {
        return outside.post(path, owner.key(), body).good();
    }

    private String first(String path) {
        return outside.get(path, owner.key()).good().path("items").path(0).path("id").asString();
    }
}
