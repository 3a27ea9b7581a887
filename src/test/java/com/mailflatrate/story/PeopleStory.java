package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.story.Outside.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** People come into an account by invitation, change roles and leave; never the last owner. */
@DatabaseTest
class PeopleStory {

    private static final String PASSWORD = "milch und zucker, bitte";

    @Autowired private Staff staff;

    @Autowired private TestTime time;

    @LocalServerPort private int port;

    @SuppressWarnings("NullAway.Init") // before each test
    private World world;

    @BeforeEach
    void somebodyWhoWatches() {
        world = new World(port, staff);
    }

    @Test
    @Covers({"A3", "J9"})
    void somebodyInvitedJoinsAfterAcceptingThePolicyAndMayWhatTheRoleMay() {
        Customer ida = world.customer("einladung");
        String jo = fresh("jo");
        String secret = invite(ida, jo, "editor");
        assertThat(take(secret, null, null).code()).isEqualTo("POLICY_NOT_ACCEPTED");
        assertThat(take(secret, null, antiSpam()).status()).isEqualTo(200);
        assertThat(take(secret, null, antiSpam()).code()).isEqualTo("GONE");
        String session = world.signIn(jo, PASSWORD);
        assertThat(world.outside().get("/api/v1/lists", session).status()).isEqualTo(200);
        assertThat(key(session, "lists:read").code()).isEqualTo("NOT_ALLOWED");
        assertThat(
                        world.outside()
                                .get("/api/v1/account/audit?limit=200", ida.session())
                                .raw()
                                .body())
                .contains("person.joined");
    }

    @Test
    void anInvitationIsForTheInvitedAddressOnly() {
        Customer ida = world.customer("adresse");
        Customer stranger = world.applicant("fremde");
        String secret = invite(ida, fresh("kim"), "viewer");
        Answer taken = take(secret, stranger.session(), antiSpam());
        assertThat(taken.status()).isEqualTo(403);
        assertThat(taken.code()).isEqualTo("NOT_INVITED");
        assertThat(people(ida)).hasSize(1);
    }

    @Test
    void anInvitationExpiresAndCanBeWithdrawn() {
        Customer ida = world.customer("frist");
        String secret = invite(ida, fresh("max"), "viewer");
        String id =
                world.outside()
                        .get("/api/v1/invitations", ida.session())
                        .good()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString();
        assertThat(delete("/api/v1/invitations/" + id, ida.session())).isEqualTo(204);
        assertThat(take(secret, null, antiSpam()).code()).isEqualTo("GONE");
        String inTime = invite(ida, fresh("eva"), "viewer");
        String late = invite(ida, fresh("uli"), "viewer");
        time.tick(Duration.ofDays(7).minusMinutes(1));
        assertThat(take(inTime, null, antiSpam()).status()).isEqualTo(200);
        time.tick(Duration.ofMinutes(2));
        assertThat(take(late, null, antiSpam()).code()).isEqualTo("GONE");
    }

    @Test
    void onePersonWorksInManyAccountsOneAtATime() {
        Customer ida = world.customer("agentur");
        Customer other = world.customer("kunde");
        String secret = invite(ida, other.email(), "viewer");
        assertThat(take(secret, other.session(), antiSpam()).status()).isEqualTo(200);
        String own =
                world.outside()
                        .get("/api/v1/account", other.session())
                        .good()
                        .path("id")
                        .asString();
        assertThat(own).isEqualTo(other.accountId());
        Answer moved =
                world.outside()
                        .put(
                                "/api/v1/sessions/current/account",
                                other.session(),
                                Map.of("accountId", ida.accountId()));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(
                        world.outside()
                                .get("/api/v1/account", other.session())
                                .good()
                                .path("id")
                                .asString())
                .isEqualTo(ida.accountId());
        Customer stranger = world.applicant("unbeteiligt");
        assertThat(
                        world.outside()
                                .put(
                                        "/api/v1/sessions/current/account",
                                        stranger.session(),
                                        Map.of("accountId", ida.accountId()))
                                .code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void whoeverIsRemovedLosesSessionsAndKeysAtOnce() {
        Customer ida = world.customer("trennung");
        String jo = fresh("jo");
        assertThat(take(invite(ida, jo, "owner"), null, antiSpam()).status()).isEqualTo(200);
        String session = world.signIn(jo, PASSWORD);
        String key = key(session, "lists:read").good().path("key").asString();
        assertThat(world.outside().get("/api/v1/lists", key).status()).isEqualTo(200);
        String id = idOf(ida, jo);
        assertThat(delete("/api/v1/people/" + id, ida.session())).isEqualTo(204);
        assertThat(world.outside().get("/api/v1/lists", session).code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(world.outside().get("/api/v1/lists", key).code()).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void anotherRoleHoldsAtOnceInOpenSessionsAndForKeys() {
        Customer ida = world.customer("rolle");
        String jo = fresh("jo");
        assertThat(take(invite(ida, jo, "owner"), null, antiSpam()).status()).isEqualTo(200);
        String session = world.signIn(jo, PASSWORD);
        String key = key(session, "lists:read", "lists:write").good().path("key").asString();
        Map<String, Object> list = Map.of("name", "Neues", "description", "Neues");
        for (String entrance : List.of(session, key)) {
            assertThat(world.outside().post("/api/v1/lists", entrance, list).status())
                    .isEqualTo(201);
        }
        Answer down =
                world.outside()
                        .put(
                                "/api/v1/people/" + idOf(ida, jo),
                                ida.session(),
                                Map.of("role", "viewer"));
        assertThat(down.status()).isEqualTo(200);
        for (String entrance : List.of(session, key)) {
            assertThat(world.outside().get("/api/v1/lists", entrance).status()).isEqualTo(200);
            assertThat(world.outside().post("/api/v1/lists", entrance, list).code())
                    .isEqualTo("NOT_ALLOWED");
        }
        assertThat(key(session, "lists:read").code())
                .as("nor makes a key")
                .isEqualTo("NOT_ALLOWED");
    }

    @Test
    @Covers("A12")
    void aNewOwnerSendsTheAccountBackToReviewAndANewViewerDoesNot() {
        Customer ida = world.customer("inhaber");
        take(invite(ida, fresh("sieht"), "viewer"), null, antiSpam());
        assertThat(state(ida)).isEqualTo("active");
        take(invite(ida, fresh("herrscht"), "owner"), null, antiSpam());
        assertThat(state(ida)).isEqualTo("review");
    }

    @Test
    void ofTwoOwnersWhoRemoveEachOtherAtOnceOneStays() {
        Customer ida = world.customer("duell");
        String jo = fresh("jo");
        take(invite(ida, jo, "owner"), null, antiSpam());
        String his = world.signIn(jo, PASSWORD);
        String hisId = idOf(ida, jo);
        String herId = idOf(ida, ida.email());
        CompletableFuture<Integer> one =
                CompletableFuture.supplyAsync(
                        () -> delete("/api/v1/people/" + hisId, ida.session()));
        CompletableFuture<Integer> other =
                CompletableFuture.supplyAsync(() -> delete("/api/v1/people/" + herId, his));
        List<Integer> answers = List.of(one.join(), other.join());
        assertThat(answers.stream().filter(status -> status == 204)).hasSize(1);
    }

    @Test
    void theLastOwnerCanNeitherLeaveNorStepDown() {
        Customer ida = world.customer("letzte");
        String id = idOf(ida, ida.email());
        assertThat(delete("/api/v1/people/" + id, ida.session())).isEqualTo(409);
        Answer down =
                world.outside()
                        .put("/api/v1/people/" + id, ida.session(), Map.of("role", "viewer"));
        assertThat(down.code()).isEqualTo("LAST_OWNER");
    }

    @Test
    void aNameThatLooksLikeAnothersIsRefused() {
        Customer ida = world.customer("namen");
        String secret = invite(ida, fresh("falsch"), "viewer");
        for (String name : List.of("Idа Petersen", "Ida Реtersеn", "Ida\u200BPetersen")) {
            Answer taken = take(secret, null, antiSpam(), name);
            assertThat(taken.status()).as(name).isEqualTo(422);
        }
        assertThat(take(secret, null, antiSpam(), "Łukasz Öztürk-O’Neill").status()).isEqualTo(200);
    }

    private String invite(Customer by, String email, String role) {
        world.outside()
                .post("/api/v1/invitations", by.session(), Map.of("email", email, "role", role))
                .good();
        String[] secret = {""};
        Eventually.until(
                "the invitation",
                () -> {
                    secret[0] =
                            world.mails(email).stream()
                                    .map(item -> Mails.text(world.mail(item)))
                                    .filter(text -> text.contains("/invitation/"))
                                    .map(text -> text.split("/invitation/")[1].split("\\s")[0])
                                    .findFirst()
                                    .orElse("");
                    return !secret[0].isEmpty();
                });
        return secret[0];
    }

    private Answer take(String secret, @Nullable String session, @Nullable String antiSpam) {
        return take(secret, session, antiSpam, "Jo Hansen");
    }

    private Answer take(
            String secret, @Nullable String session, @Nullable String antiSpam, String name) {
        Map<String, Object> body = new HashMap<>();
        body.put("secret", secret);
        if (session == null) {
            body.put("name", name);
            body.put("password", PASSWORD);
        }
        if (antiSpam != null) {
            body.put("antiSpam", antiSpam);
        }
        return world.outside().post("/api/v1/invitations/acceptance", session, body);
    }

    private Answer key(String session, String... scopes) {
        return world.outside()
                .post("/api/v1/keys", session, Map.of("name", "Kasse", "scopes", List.of(scopes)));
    }

    private String antiSpam() {
        for (JsonNode one : world.outside().get("/api/v1/policies", null).good().path("items")) {
            if (one.path("kind").asString().equals("anti-spam")) {
                return one.path("sha256").asString();
            }
        }
        throw new AssertionError("no anti-spam policy");
    }

    private List<JsonNode> people(Customer who) {
        return world.outside()
                .get("/api/v1/people", who.session())
                .good()
                .path("items")
                .valueStream()
                .toList();
    }

    private String idOf(Customer who, String email) {
        return people(who).stream()
                .filter(one -> one.path("email").asString().equals(email))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private String state(Customer who) {
        return world.outside().get("/api/v1/account", who.key()).good().path("state").asString();
    }

    private int delete(String path, String session) {
        return world.outside()
                .http()
                .send("DELETE", path, "", "Authorization", "Bearer " + session)
                .statusCode();
    }

    private static String fresh(String name) {
        return name + "-" + System.nanoTime() + "@team.test";
    }
}
