package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.export.ContactViews;
import com.mailflatrate.factor.Totp;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.Pages;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.story.Outside.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** The operator's people come in by invitation, with a second factor, and do what their role is. */
@DatabaseTest
class StaffStory {

    private static final String STAFF = "/api/v1/operator/staff";
    private static final String INVITATIONS = "/api/v1/operator/staff-invitations";
    private static final String PASSWORD = "milch und zucker, bitte";
    private static final Duration STEP = Duration.ofSeconds(30);

    @Autowired private Staff staff;
    @Autowired private TestTime time;
    @Autowired private ContactViews views;
    @Autowired private ApplicationContext context;

    @LocalServerPort private int port;

    private final Set<String> secrets = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // before each test
    private World world;

    @SuppressWarnings("NullAway.Init") // before each test
    private String engineer;

    @BeforeEach
    void anEngineer() {
        world = new World(port, staff);
        engineer = world.staffSession(staff, "Enno Technik", time.now());
    }

    @Test
    @Covers("A10")
    void nobodyOfTheOperatorComesInWithoutASecondFactor() {
        String email = fresh("jana");
        String secret = invite(email, "reviewer");
        byte[] totp = factor(secret);
        assertThat(join(secret, null).status()).isEqualTo(422);
        assertThat(join(secret, "000000").code()).isEqualTo("WRONG_CREDENTIALS");
        assertThat(signIn(email, null).code()).isEqualTo("WRONG_CREDENTIALS");
        String code = Totp.code(totp, time.now());
        Answer joined = join(secret, code);
        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.json().path("recoveryCodes").size()).isGreaterThan(5);
        assertThat(join(secret, code).code()).as("once").isEqualTo("GONE");
        assertThat(signIn(email, null).code()).isEqualTo("CODE_REQUIRED");
        assertThat(signIn(email, code).code()).as("replayed").isEqualTo("WRONG_CREDENTIALS");
        time.tick(STEP);
        assertThat(signIn(email, Totp.code(totp, time.now())).status()).isEqualTo(201);
    }

    @Test
    @Covers("A10")
    void eachRoleMayWhatItIsForAndNothingElse() {
        String reviewer = joined(fresh("pruefung"), "reviewer");
        String agent = joined(fresh("missbrauch"), "abuse-agent");
        String technician = joined(fresh("technik"), "engineer");
        Map<String, List<String>> areas =
                Map.of(
                        "/operator/imports", List.of(reviewer),
                        "/operator/forms", List.of(reviewer),
                        "/operator/personal-addresses", List.of(reviewer),
                        "/operator/accounts", List.of(reviewer, agent),
                        "/operator/cases", List.of(agent),
                        "/operator/delivery", List.of(technician),
                        "/operator/staff", List.of(technician));
        areas.forEach(
                (path, who) -> {
                    for (String session : List.of(reviewer, agent, technician)) {
                        int expected = who.contains(session) ? 200 : 403;
                        assertThat(world.outside().get("/api/v1" + path, session).status())
                                .as(path)
                                .isEqualTo(expected);
                        assertThat(new Pages(port, session).get(path).statusCode())
                                .as("page " + path)
                                .isEqualTo(expected);
                    }
                });
        assertThat(new Pages(port, agent).get("/").headers().firstValue("Location").orElse(""))
                .endsWith("/operator/cases");
        assertThat(new Pages(port, agent).get("/operator/cases").body())
                .contains("href=\"/operator/log\"")
                .doesNotContain("href=\"/operator/delivery\"", "href=\"/operator/staff\"");
        Customer waiting = world.applicant("rollen");
        String decision = "/api/v1/operator/accounts/" + waiting.accountId() + "/decision";
        Map<String, Object> yes = Map.of("decision", "approve", "note", "Register geprüft");
        assertThat(world.outside().post(decision, agent, yes).code()).isEqualTo("NOT_ALLOWED");
        assertThat(world.outside().post(decision, reviewer, yes).status()).isEqualTo(200);
    }

    @Test
    void onlyEngineersInASessionSayWhoBelongsToTheOperator() {
        Map<String, Object> body = Map.of("email", fresh("neu"), "roles", List.of("engineer"));
        String reviewer = joined(fresh("paul"), "reviewer");
        Customer customer = world.applicant("kundin");
        assertThat(world.outside().post(INVITATIONS, reviewer, body).code())
                .isEqualTo("NOT_ALLOWED");
        assertThat(world.outside().post(INVITATIONS, world.operatorKey(), body).code())
                .isEqualTo("PERSON_REQUIRED");
        assertThat(world.outside().post(INVITATIONS, customer.session(), body).code())
                .isEqualTo("NOT_FOUND");
        Map<String, Object> taken = Map.of("email", customer.email(), "roles", List.of("engineer"));
        assertThat(world.outside().post(INVITATIONS, engineer, taken).code())
                .isEqualTo("ADDRESS_TAKEN");
        Map<String, Object> owner = Map.of("email", fresh("x"), "roles", List.of("owner"));
        assertThat(world.outside().post(INVITATIONS, engineer, owner).status()).isEqualTo(422);
        assertThat(world.outside().post(INVITATIONS, engineer, body).status()).isEqualTo(201);
    }

    @Test
    void whoeverIsRemovedIsOutAtOnceAndComesBackByInvitationOnly() {
        String email = fresh("gerd");
        String secret = invite(email, "engineer");
        byte[] totp = factor(secret);
        join(secret, Totp.code(totp, time.now())).good();
        time.tick(STEP);
        String session = signIn(email, Totp.code(totp, time.now())).good().path("token").asString();
        String id = idOf(email);
        assertThat(delete(STAFF + "/" + id, engineer)).isEqualTo(204);
        assertThat(world.outside().get(STAFF, session).code()).isEqualTo("NOT_SIGNED_IN");
        time.tick(STEP);
        assertThat(signIn(email, Totp.code(totp, time.now())).code())
                .isEqualTo("WRONG_CREDENTIALS");
        assertThat(delete(STAFF + "/" + id, engineer)).isEqualTo(404);
        assertThat(world.outside().get("/api/v1/me", joined(email, "reviewer")).status())
                .isEqualTo(200);
    }

    @Test
    void nobodyGivesThemselvesARoleAndOfTwoWhoRemoveEachOtherOneStays() {
        String email = fresh("erna");
        String other = joined(email, "engineer");
        String her = idOf(email);
        Map<String, Object> all = Map.of("roles", List.of("engineer", "reviewer"));
        assertThat(world.outside().put(STAFF + "/" + her, other, all).code())
                .isEqualTo("NOT_ALLOWED");
        assertThat(world.outside().put(STAFF + "/" + her, engineer, all).good().path("roles"))
                .hasSize(2);
        assertThat(world.outside().get("/api/v1/operator/imports", other).status()).isEqualTo(200);
        String me = world.outside().get("/api/v1/me", engineer).good().path("id").asString();
        CompletableFuture<Integer> one =
                CompletableFuture.supplyAsync(() -> delete(STAFF + "/" + her, engineer));
        CompletableFuture<Integer> two =
                CompletableFuture.supplyAsync(() -> delete(STAFF + "/" + me, other));
        assertThat(List.of(one.join(), two.join()).stream().filter(status -> status == 204))
                .hasSize(1);
    }

    @Test
    void thePageInvitesWithdrawsAndTellsWhatIsMissing() {
        Pages pages = new Pages(port, engineer);
        String place = "/operator/staff";
        String email = fresh("seite");
        assertThat(pages.post(place, place + "/invitations", "email", email).statusCode())
                .isEqualTo(422);
        pages.post(place, place + "/invitations", "email", email, "roles", "reviewer");
        assertThat(pages.get(place).body()).contains(email, "Menschen des Betriebs");
        String secret = secretFor(email);
        assertThat(new Pages(port, "").get("/staff-invitation/" + secret).body())
                .contains("<svg class=\"mf-qr\"", email);
        String path = pages.get(place).body().split("action=\"" + place + "/invitations/", -1)[1];
        pages.post(place, place + "/invitations/" + path.substring(0, 36) + "/withdraw");
        assertThat(pages.get(place).body()).doesNotContain(email);
        assertThat(new Pages(port, "").get("/staff-invitation/" + secret).statusCode())
                .isEqualTo(410);
        assertThat(pages.get("/operator/log").body()).contains("Person in den Betrieb eingeladen");
    }

    @Test
    void whatStaffSawOfContactsStandsInTheLogOfTheOwnerAndOfTheOperator() {
        Customer ida = world.customer("einsicht");
        String list = world.list(ida, "Rundbrief");
        String csv =
                "email,name,at,ip,page\nlena.%d@accept.test,Lena,2025-03-01 10:00,203.0.113.5,https://www.nordlicht-kaffee.test/post\n"
                        .formatted(System.nanoTime());
        String id =
                world.outside()
                        .upload(
                                "/api/v1/lists/" + list + "/imports",
                                ida.key(),
                                csv,
                                World.importOptions())
                        .good()
                        .path("id")
                        .asString();
        world.untilImport(ida, id, "review", "active");
        Pages pages = new Pages(port, engineer);
        assertThat(pages.get("/operator/imports/" + id).statusCode()).isEqualTo(200);
        new SentMails(context)
                .engine(
                        db ->
                                db.sql(
                                                "update export.views set hour_at = hour_at - interval '1 hour'")
                                        .update());
        Lanes.engine(views::settle);
        String log =
                world.outside().get("/api/v1/account/audit?limit=200", ida.session()).raw().body();
        assertThat(log).contains("contact.viewed", "Enno Technik");
        assertThat(pages.get("/operator/log").body())
                .contains("Enno Technik", "Kontakte angesehen", "einsicht GmbH");
        assertThat(new Pages(port, ida.session()).get("/operator/log").statusCode()).isEqualTo(404);
    }

    /** The session of somebody who was invited in this role, joined and signed in. */
    private String joined(String email, String role) {
        String secret = invite(email, role);
        byte[] totp = factor(secret);
        join(secret, Totp.code(totp, time.now())).good();
        time.tick(STEP);
        String session = signIn(email, Totp.code(totp, time.now())).good().path("token").asString();
        world.outside().acceptPolicy(session);
        return session;
    }

    private String invite(String email, String role) {
        world.outside()
                .post(INVITATIONS, engineer, Map.of("email", email, "roles", List.of(role)))
                .good();
        return secretFor(email);
    }

    private String secretFor(String email) {
        String[] secret = {""};
        Eventually.until(
                "the invitation",
                () -> {
                    secret[0] =
                            world.mails(email).stream()
                                    .map(item -> Mails.text(world.mail(item)))
                                    .filter(text -> text.contains("/staff-invitation/"))
                                    .map(
                                            text ->
                                                    text.split("/staff-invitation/", -1)[1]
                                                            .split("\\s", -1)[0])
                                    .filter(found -> !secrets.contains(found))
                                    .findFirst()
                                    .orElse("");
                    return !secret[0].isEmpty();
                });
        secrets.add(secret[0]);
        return secret[0];
    }

    private byte[] factor(String secret) {
        JsonNode factor =
                world.outside()
                        .post(INVITATIONS + "/factor", null, Map.of("secret", secret))
                        .good();
        String text = factor.path("totpSecret").asString().toLowerCase(Locale.ROOT);
        return Base32.decode(text).orElseThrow();
    }

    private Answer join(String secret, @Nullable String code) {
        Map<String, Object> body = new HashMap<>();
        body.put("secret", secret);
        body.put("name", "Jana Prüferin");
        body.put("password", PASSWORD);
        if (code != null) {
            body.put("code", code);
        }
        return world.outside().post(INVITATIONS + "/acceptance", null, body);
    }

    private Answer signIn(String email, @Nullable String code) {
        Map<String, Object> body = new HashMap<>(Map.of("email", email, "password", PASSWORD));
        if (code != null) {
            body.put("code", code);
        }
        return world.outside().post("/api/v1/sessions", null, body);
    }

    private String idOf(String email) {
        return world.outside()
                .get(STAFF, engineer)
                .good()
                .path("items")
                .valueStream()
                .filter(one -> one.path("email").asString().equals(email))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private int delete(String path, String session) {
        return world.outside()
                .http()
                .send("DELETE", path, "", "Authorization", "Bearer " + session)
                .statusCode();
    }

    private static String fresh(String name) {
        return name + "-" + System.nanoTime() + "@betrieb.test";
    }
}
