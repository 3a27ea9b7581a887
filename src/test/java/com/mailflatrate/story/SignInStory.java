package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.factor.Totp;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.story.Outside.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A person comes in: on known and on strange devices, with codes, links and second factors. */
@DatabaseTest
class SignInStory {

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
    void aStrangeDeviceNeedsTheMailedCodeWhichWorksOnce() {
        Customer ida = world.applicant("geraet");
        assertThat(signIn(ida, null, null).code()).isEqualTo("CODE_REQUIRED");
        String code = world.code(ida.email());
        assertThat(signIn(ida, "000000", null).code()).isEqualTo("WRONG_CREDENTIALS");
        Answer opened = signIn(ida, code, null);
        assertThat(opened.status()).isEqualTo(201);
        assertThat(signIn(ida, code, null).code()).isEqualTo("WRONG_CREDENTIALS");
        String device = opened.json().path("device").asString();
        assertThat(signIn(ida, null, device).status()).isEqualTo(201);
        Eventually.until(
                "the letter about the new device",
                () ->
                        world.mails(ida.email()).stream()
                                .anyMatch(
                                        mail ->
                                                mail.path("subject")
                                                        .asString()
                                                        .equals("Sign-in on a new device")));
    }

    @Test
    void anotherPersonsDeviceIsAStrangeOne() {
        Customer ida = world.applicant("eigen");
        Customer other = world.applicant("fremd");
        String device = withCode(other).json().path("device").asString();
        assertThat(signIn(ida, null, device).code()).isEqualTo("CODE_REQUIRED");
        assertThat(signIn(ida, null, "a-token-we-never-gave").code()).isEqualTo("CODE_REQUIRED");
    }

    @Test
    void aMailedCodeExpiresAndDiesAfterFiveTries() {
        Customer ida = world.applicant("ablauf");
        signIn(ida, null, null);
        String code = world.code(ida.email());
        String wrong = code.equals("111111") ? "222222" : "111111";
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(ida, wrong, null).code()).isEqualTo("WRONG_CREDENTIALS");
        }
        assertThat(signIn(ida, code, null).code()).isEqualTo("WRONG_CREDENTIALS");

        Customer late = world.applicant("spaet");
        signIn(late, null, null);
        String old = world.code(late.email());
        time.tick(Duration.ofMinutes(16));
        assertThat(signIn(late, old, null).code()).isEqualTo("WRONG_CREDENTIALS");
    }

    @Test
    void theTokenOfAnEndedSessionOpensNothing() {
        Customer ida = world.applicant("ende");
        String session = withCode(ida).json().path("token").asString();
        JsonNode list = world.outside().get("/api/v1/sessions", ida.session()).good().path("items");
        assertThat(list.size()).isEqualTo(2);
        assertThat(
                        world.outside()
                                .http()
                                .send(
                                        "DELETE",
                                        "/api/v1/sessions",
                                        "",
                                        "Authorization",
                                        "Bearer " + ida.session())
                                .statusCode())
                .isEqualTo(200);
        assertThat(world.outside().get("/api/v1/account", session).code())
                .isEqualTo("NOT_SIGNED_IN");
        assertThat(world.outside().get("/api/v1/account", ida.session()).status()).isEqualTo(200);
    }

    @Test
    void aForgottenPasswordIsSetByAMailedLinkWhichWorksOnceAndEndsEverySession() {
        Customer ida = world.applicant("vergessen");
        Answer known = ask(ida.email());
        Answer unknown = ask("niemand-" + System.nanoTime() + "@nirgendwo.test");
        assertThat(known.status()).isEqualTo(202);
        assertThat(unknown.raw().body()).isEqualTo(known.raw().body());
        Eventually.until("the link", () -> !resetLink(ida).isEmpty());
        String secret = resetLink(ida);
        assertThat(complete(secret, "kurz").code()).isEqualTo("WEAK_PASSWORD");
        Answer done = complete(secret, "neue bohnen, neuer tag");
        assertThat(done.status()).isEqualTo(200);
        assertThat(complete(secret, "und noch ein neues").code()).isEqualTo("GONE");
        assertThat(world.outside().get("/api/v1/account", ida.session()).code())
                .isEqualTo("NOT_SIGNED_IN");
        assertThat(signIn(ida, null, null).code()).isEqualTo("WRONG_CREDENTIALS");
        Map<String, Object> body = new HashMap<>();
        body.put("email", ida.email());
        body.put("password", "neue bohnen, neuer tag");
        body.put("device", done.json().path("device").asString());
        assertThat(world.outside().post("/api/v1/sessions", null, body).status()).isEqualTo(201);
    }

    @Test
    void aResetLinkExpires() {
        Customer ida = world.applicant("frist");
        ask(ida.email());
        Eventually.until("the link", () -> !resetLink(ida).isEmpty());
        time.tick(Duration.ofMinutes(31));
        assertThat(complete(resetLink(ida), "neue bohnen, neuer tag").code()).isEqualTo("GONE");
    }

    @Test
    void theLinkOfALetterNeverLeadsToTheHostARequestClaims() {
        Customer ida = world.applicant("wirt");
        world.outside()
                .http()
                .postJson(
                        "/api/v1/password-resets",
                        "{\"email\": \"" + ida.email() + "\"}",
                        "X-Forwarded-Host",
                        "boese.example",
                        "Forwarded",
                        "host=boese.example");
        Eventually.until("the link", () -> !resetLink(ida).isEmpty());
        assertThat(world.newest(ida.email())).doesNotContain("boese.example");
    }

    @Test
    void aPasswordOfAMegabyteIsRefusedBeforeItCostsAnything() {
        Customer ida = world.applicant("gross");
        String password = "x".repeat(1_000_000);
        long begin = System.nanoTime();
        Answer answer =
                world.outside()
                        .post(
                                "/api/v1/sessions",
                                null,
                                Map.of("email", ida.email(), "password", password));
        assertThat(answer.code()).isEqualTo("WRONG_CREDENTIALS");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(complete("unknown", password).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    @Covers("A13")
    void aKeyNeedsASecondFactorShownWithinTheLastMinutes() {
        Customer ida = world.applicant("schluessel");
        time.tick(Duration.ofMinutes(16));
        Map<String, Object> key = Map.of("name", "Kasse", "scopes", List.of("lists:read"));
        Answer refused = world.outside().post("/api/v1/keys", ida.session(), key);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("STEP_UP_REQUIRED");
        String proof = "/api/v1/sessions/current/proof";
        assertThat(world.outside().post(proof, ida.session(), Map.of()).code())
                .isEqualTo("CODE_REQUIRED");
        String code = world.code(ida.email());
        assertThat(signIn(ida, code, null).code())
                .as("a code for one thing opens no other")
                .isEqualTo("WRONG_CREDENTIALS");
        world.outside().post(proof, ida.session(), Map.of("code", code)).good();
        assertThat(world.outside().post("/api/v1/keys", ida.session(), key).status())
                .isEqualTo(201);
    }

    @Test
    void whoTriesToLockAPersonOutLocksOutStrangeDevicesOnly() {
        Customer ida = world.applicant("sperre");
        String device = withCode(ida).json().path("device").asString();
        Map<String, Object> wrong = Map.of("email", ida.email(), "password", "falsch geraten, oft");
        int refused = 0;
        for (int i = 0; i < 12; i++) {
            refused +=
                    world.outside().post("/api/v1/sessions", null, wrong).status() == 429 ? 1 : 0;
        }
        assertThat(refused).isPositive();
        assertThat(signIn(ida, null, null).status()).isEqualTo(429);
        assertThat(signIn(ida, null, device).status()).isEqualTo(201);
        time.tick(Duration.ofMinutes(61));
    }

    @Test
    void staffAlwaysShowASecondFactorEvenOnADeviceTheyUsedBefore() {
        byte[] secret = Base32.decode(world.totpSecret().toLowerCase(Locale.ROOT)).orElseThrow();
        Map<String, Object> body = new HashMap<>();
        body.put("email", world.operatorEmail());
        body.put("password", world.operatorPassword());
        body.put("code", Totp.code(secret, time.now()));
        Answer opened = world.outside().post("/api/v1/sessions", null, body);
        assertThat(opened.status()).isEqualTo(201);
        body.remove("code");
        body.put("device", opened.json().path("device").asString());
        assertThat(world.outside().post("/api/v1/sessions", null, body).code())
                .isEqualTo("CODE_REQUIRED");
    }

    private Answer withCode(Customer who) {
        assertThat(signIn(who, null, null).code()).isEqualTo("CODE_REQUIRED");
        return signIn(who, world.code(who.email()), null);
    }

    private Answer signIn(Customer who, @Nullable String code, @Nullable String device) {
        Map<String, Object> body = new HashMap<>();
        body.put("email", who.email());
        body.put("password", who.password());
        if (code != null) {
            body.put("code", code);
        }
        if (device != null) {
            body.put("device", device);
        }
        return world.outside().post("/api/v1/sessions", null, body);
    }

    private Answer ask(String email) {
        return world.outside().post("/api/v1/password-resets", null, Map.of("email", email));
    }

    private Answer complete(String secret, String password) {
        return world.outside()
                .post(
                        "/api/v1/password-resets/completion",
                        null,
                        Map.of("secret", secret, "password", password));
    }

    /** The secret of the newest reset letter; empty before it is there. */
    private String resetLink(Customer who) {
        String text = Mails.text(world.newest(who.email()));
        int at = text.indexOf("/reset/");
        return at < 0 ? "" : text.substring(at + 7).split("\\s")[0];
    }
}
