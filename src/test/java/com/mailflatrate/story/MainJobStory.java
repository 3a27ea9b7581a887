package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.story.Outside.Answer;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * The whole job once, step by step in order, with nothing but HTTP and SMTP; every step asserts its
 * figures.
 */
@DatabaseTest
// foreign verifiers know only the time of the wall, so nobody else may move this service's clock
@TestPropertySource(properties = "spring.application.name=main-job")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobStory {

    private static final String TAG = "hauptsache";
    private static final String SUBJECT = "Der Winterkaffee ist da";
    private static final Pattern WEB_URI = Pattern.compile("<(https?://[^>]+)>");

    @Autowired private Staff staff;

    @LocalServerPort private int port;

    private World world;
    private Outside outside;
    private Customer customer;
    private String list = "";

    @SuppressWarnings("NullAway.Init") // the import makes the list it reads
    private Readings readings;

    private String campaign = "";
    private String mailingId = "";

    @BeforeAll
    void aServiceWithAnOperatorAndAnApplicant() {
        world = new World(port, staff);
        outside = world.outside();
        customer = world.applicant("Nordlicht");
    }

    @Test
    @Order(1)
    @Covers("A1")
    void nothingMovesUntilAPersonHasApprovedTheAccount() {
        Answer early =
                outside.post(
                        "/api/v1/lists",
                        customer.session(),
                        Map.of("name", "Rundbrief", "description", "Neues"));
        Answer account = outside.get("/api/v1/account", customer.session());
        assertThat(account.json().path("state").asString()).isEqualTo("pending");
        if (early.status() == 201) {
            Answer upload =
                    outside.upload(
                            "/api/v1/lists/" + early.json().path("id").asString() + "/imports",
                            customer.session(),
                            SmallList.csv(TAG),
                            World.importOptions());
            assertThat(upload.status()).isEqualTo(403);
            assertThat(upload.code()).isEqualTo("ACCOUNT_NOT_ACTIVE");
        } else {
            assertThat(early.status()).isEqualTo(403);
            assertThat(early.code()).isEqualTo("ACCOUNT_NOT_ACTIVE");
        }
        world.approve(customer);
        assertThat(
                        outside.get("/api/v1/account", customer.session())
                                .good()
                                .path("state")
                                .asString())
                .isEqualTo("active");
        customer = world.withKey(customer);
    }

    @Test
    @Order(2)
    @Covers({"F3", "F5"})
    void aDomainCountsOnlyWhenItsRecordsStandInTheZone() {
        JsonNode domain =
                outside.post(
                                "/api/v1/sender-domains",
                                customer.key(),
                                Map.of("domain", customer.domain()))
                        .good();
        String check = "/api/v1/sender-domains/" + domain.path("id").asString() + "/check";
        assertThat(domain.path("state").asString()).isEqualTo("unverified");
        assertThat(outside.post(check, customer.key(), Map.of()).good().path("state").asString())
                .isEqualTo("unverified");
        world.publish(domain);
        Eventually.until(
                "verified",
                () ->
                        outside.post(check, customer.key(), Map.of())
                                .good()
                                .path("state")
                                .asString()
                                .equals("verified"));
    }

    @Test
    @Order(3)
    @Covers({"A2", "B1", "B7"})
    void anImportNeedsItsOriginAndCountsEveryRowOnce() {
        list = world.list(customer, "Rundbrief");
        readings = new Readings(outside, customer, list);
        Answer without =
                outside.upload(
                        "/api/v1/lists/" + list + "/imports",
                        customer.key(),
                        SmallList.csv(TAG),
                        Map.of("mapping", World.mapping()));
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.json().toString()).contains("ORIGIN_REQUIRED");

        JsonNode imported = world.importFile(customer, list, SmallList.csv(TAG));
        assertThat(imported.path("total").asLong()).isEqualTo(SmallList.TOTAL);
        assertThat(imported.path("accepted").asLong()).isEqualTo(SmallList.ACCEPTED);
        assertThat(imported.path("unproven").asLong()).isEqualTo(SmallList.UNPROVEN);
        JsonNode reasons = imported.path("byReason");
        assertThat(reasons.path("ROLE_ADDRESS").asLong() + reasons.path("ROLE_LOOKALIKE").asLong())
                .isEqualTo(SmallList.ROLES);
        assertThat(reasons.path("DUPLICATE").asLong()).isEqualTo(SmallList.DUPLICATES);
        assertThat(reasons.path("INVALID_ADDRESS").asLong()).isEqualTo(SmallList.BROKEN);
        String rejects =
                outside.get(
                                "/api/v1/imports/" + imported.path("id").asString() + "/rejects",
                                customer.key())
                        .raw()
                        .body();
        assertThat(rejects.lines().skip(1))
                .hasSize(SmallList.ROLES + SmallList.DUPLICATES + SmallList.BROKEN);
        assertThat(readings.counts().path("subscribed").asLong())
                .isGreaterThanOrEqualTo(SmallList.ACCEPTED);
    }

    @Test
    @Order(4)
    @Covers({"A4", "D6"})
    void theGateSaysWhoWillGetItAndWithoutTheTickNothingLeaves() {
        campaign =
                outside.post("/api/v1/campaigns", customer.key(), customer.campaign(list, SUBJECT))
                        .good()
                        .path("id")
                        .asString();
        JsonNode gate = readings.gate(campaign);
        assertThat(gate.path("verdict").asString()).as(gate.toString()).isIn("green", "amber");
        JsonNode audience = gate.path("audience");
        assertThat(audience.path("sendable").asLong()).isEqualTo(SmallList.ACCEPTED);
        assertThat(audience.path("selected").asLong() - Readings.sum(audience.path("skipped")))
                .isEqualTo(SmallList.ACCEPTED);

        String nonce = gate.path("confirmation").path("nonce").asString();
        String path = "/api/v1/campaigns/" + campaign + "/mailings";
        assertThat(outside.post(path, customer.key(), Map.of("nonce", nonce)).code())
                .isEqualTo("POLICY_CONFIRMATION_REQUIRED");
        assertThat(
                        outside.post(
                                        path,
                                        customer.key(),
                                        Map.of("policyConfirmed", false, "nonce", nonce))
                                .code())
                .isEqualTo("POLICY_CONFIRMATION_REQUIRED");
        assertThat(
                        outside.post(
                                        path,
                                        customer.key(),
                                        Map.of("policyConfirmed", true, "nonce", "erfunden"))
                                .code())
                .isEqualTo("POLICY_CONFIRMATION_REQUIRED");

        Answer sent =
                outside.post(path, customer.key(), Map.of("policyConfirmed", true, "nonce", nonce));
        assertThat(sent.status()).as(sent.raw().body()).isEqualTo(202);
        mailingId = sent.json().path("mailingId").asString();
        assertThat(mailingId).matches("mfr-[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}");
        Answer second =
                outside.post(path, customer.key(), Map.of("policyConfirmed", true, "nonce", nonce));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isIn("NONCE_USED", "MAILING_EXISTS");
    }

    @Test
    @Order(5)
    @Covers({"H1", "E13"})
    void everyMessageEndsInOneStateAndEveryMailHasOneRecipient() {
        readings.untilFinished(mailingId);
        JsonNode mailing = readings.mailing(mailingId);
        long parts = Readings.sum(mailing.path("skipped"));
        for (String part :
                List.of(
                        "waiting",
                        "held",
                        "accepted",
                        "deferred",
                        "bounced",
                        "expired",
                        "ambiguous")) {
            parts += mailing.path(part).asLong();
        }
        assertThat(parts).isEqualTo(mailing.path("total").asLong());
        assertThat(mailing.path("accepted").asLong())
                .as(mailing.toString())
                .isEqualTo(SmallList.ACCEPTED - SmallList.HARD);
        assertThat(mailing.path("bounced").asLong()).isEqualTo(SmallList.HARD);

        Set<String> received = new TreeSet<>();
        for (JsonNode mail : received()) {
            assertThat(received.add(mail.path("to").asString())).as("twice: " + mail).isTrue();
            assertThat(Mails.header(world.mail(mail), "To")).contains(mail.path("to").asString());
        }
        assertThat(received).hasSize(SmallList.ACCEPTED - SmallList.HARD);
        assertThat(received)
                .noneMatch(
                        to ->
                                to.startsWith("info@")
                                        || to.startsWith("kontakt@")
                                        || to.startsWith("support@"));
    }

    @Test
    @Order(6)
    @Covers({"E1", "E5", "E6", "F1"})
    void everyMailCarriesTheWholeHeaderBlockAndTwoSignaturesThatHold() {
        Map<String, String> keys = Dkim.texts(outside, world.operatorKey());
        for (JsonNode item : received()) {
            String mail = world.mail(item);
            HeaderBlock.isWhole(mail, mailingId);
            assertThat(Mails.html(mail)).contains("HRB 21877").contains(mailingId);
            assertThat(Mails.text(mail)).contains("HRB 21877").contains(mailingId);
        }
        String one = world.mail(received().getFirst());
        assertThat(Dkim.domainsThatHold(one, keys)).contains(customer.domain()).hasSize(2);
        assertThat(Dkim.domainsThatHold(one.replace("seit gestern", "seit heute"), keys)).isEmpty();
    }

    @Test
    @Order(7)
    @Covers({"H2", "I1", "G7", "H8"})
    void whatComesBackHasItsEffectAndAwayNotesHaveNone() {
        readings.untilCount("bounced", SmallList.HARD + SmallList.LATE);
        readings.untilCount("complained", SmallList.COMPLAINING);
        Eventually.until(
                "the objection",
                () ->
                        readings.statusOf(SmallList.address(TAG, 94, "objects.test"))
                                .equals("unsubscribed"));
        assertThat(readings.statusOf(SmallList.address(TAG, 90, "hard-bounce.test")))
                .isEqualTo("bounced");
        assertThat(readings.statusOf(SmallList.address(TAG, 92, "async-bounce.test")))
                .isEqualTo("bounced");
        assertThat(readings.statusOf(SmallList.address(TAG, 93, "complains.test")))
                .isEqualTo("complained");
        assertThat(readings.statusOf(SmallList.address(TAG, 95, "away.test")))
                .isEqualTo("subscribed");
    }

    @Test
    @Order(8)
    @Covers({"G1", "G2"})
    void oneClickEndsItAndLookingDoesNot() {
        String address = SmallList.address(TAG, 3, "accept.test");
        Matcher uri = WEB_URI.matcher(Mails.header(world.newest(address), "List-Unsubscribe"));
        assertThat(uri.find()).isTrue();
        String path = URI.create(uri.group(1)).getRawPath();
        for (int i = 0; i < 20; i++) {
            assertThat(outside.http().get(path).statusCode()).isEqualTo(200);
        }
        assertThat(readings.statusOf(address)).isEqualTo("subscribed");
        var clicked = outside.http().postForm(path, "List-Unsubscribe=One-Click");
        assertThat(clicked.statusCode()).isEqualTo(200);
        assertThat(clicked.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(clicked.headers().firstValue("Location")).isEmpty();
        Eventually.until("unsubscribed", () -> readings.statusOf(address).equals("unsubscribed"));
    }

    @Test
    @Order(9)
    @Covers({"I5", "I6", "E6", "E7"})
    void aComplaintIsAnsweredWithSenderRecipientAndConsentOrWithForged() {
        String address = SmallList.address(TAG, 4, "accept.test");
        String mail = world.newest(address);
        String id = Mails.header(mail, "X-Mailing-ID");
        ComplaintDesk desk = new ComplaintDesk(world);

        JsonNode byId =
                desk.judge(Map.of("mailingId", id.toUpperCase(Locale.ROOT).replace("-", " ")));
        assertThat(byId.path("verdict").asString()).isEqualTo("ours");
        assertThat(byId.path("accountId").asString()).isEqualTo(customer.accountId());
        assertThat(byId.path("mailingId").asString()).isEqualTo(mailingId);
        assertThat(byId.path("contact").path("email").asString()).isEqualTo(address);
        assertThat(byId.path("consent").toString()).contains("nordlicht-kaffee.test/post");
        assertThat(byId.path("dueAt").asString()).isNotEmpty();

        JsonNode whole = desk.judge(mail);
        assertThat(whole.path("verdict").asString()).isIn("ours", "copied");
        assertThat(whole.path("contact").path("email").asString()).isEqualTo(address);

        desk.namesNobodyFor(id);
    }

    @Test
    @Order(10)
    @Covers({"B5", "H1"})
    void theNextCampaignSkipsThemAndAnImportDoesNotBringThemBack() {
        JsonNode again =
                outside.upload(
                                "/api/v1/lists/" + list + "/imports",
                                customer.key(),
                                SmallList.csv(TAG),
                                World.importOptions())
                        .good();
        JsonNode checked =
                world.untilImport(
                        customer,
                        again.path("id").asString(),
                        "review",
                        "active",
                        "held",
                        "rejected");
        assertThat(checked.path("byReason").path("SUPPRESSED").asLong())
                .as(checked.toString())
                .isGreaterThanOrEqualTo(5);

        String next =
                outside.post(
                                "/api/v1/campaigns",
                                customer.key(),
                                customer.campaign(list, "Noch ein Kaffee"))
                        .good()
                        .path("id")
                        .asString();
        JsonNode gate = readings.gate(next);
        long gone =
                SmallList.HARD + SmallList.LATE + readings.counts().path("complained").asLong() + 2;
        assertThat(gate.path("audience").path("sendable").asLong())
                .isEqualTo(SmallList.ACCEPTED - gone);
        String id =
                outside.post(
                                "/api/v1/campaigns/" + next + "/mailings",
                                customer.key(),
                                Map.of(
                                        "policyConfirmed",
                                        true,
                                        "nonce",
                                        gate.path("confirmation").path("nonce").asString()))
                        .good()
                        .path("mailingId")
                        .asString();
        readings.untilFinished(id);
        Set<String> reached =
                world.mails(TAG).stream()
                        .filter(mail -> mail.path("subject").asString().equals("Noch ein Kaffee"))
                        .map(mail -> mail.path("to").asString())
                        .collect(Collectors.toSet());
        assertThat(reached).hasSize((int) (SmallList.ACCEPTED - gone));
        assertThat(reached)
                .doesNotContain(
                        SmallList.address(TAG, 3, "accept.test"),
                        SmallList.address(TAG, 90, "hard-bounce.test"),
                        SmallList.address(TAG, 93, "complains.test"),
                        SmallList.address(TAG, 94, "objects.test"));
    }

    private List<JsonNode> received() {
        return world.mails(TAG).stream()
                .filter(mail -> mail.path("subject").asString().equals(SUBJECT))
                .toList();
    }
}
