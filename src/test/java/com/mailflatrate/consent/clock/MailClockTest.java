package com.mailflatrate.consent.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.campaign.GivenCampaigns;
import com.mailflatrate.campaign.GivenCampaigns.Sender;
import com.mailflatrate.database.Rows;
import com.mailflatrate.delivery.RunFinished;
import com.mailflatrate.delivery.Standstills;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.RunId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Promises and old consent, as the gate says them before the tick. */
@DatabaseTest
class MailClockTest {

    @Autowired ApplicationContext context;
    @Autowired TestTime time;
    @Autowired MailClock clock;
    @LocalServerPort int port;

    private GivenCampaigns given;
    private SentMails sent;
    private Sender sender;

    @BeforeEach
    void threePeople() {
        given = new GivenCampaigns(context, port);
        sent = new SentMails(context);
        sender = given.sender(3);
    }

    @Test
    @Covers("D7")
    void whoWasPromisedOneMailAWeekIsLeftOutOfTheSecondUntilItIsTime() {
        promise("1", "'WEEK'");
        assertThat(send()).isEqualTo(202);
        JsonNode second = given.gate(sender, campaign());
        assertThat(skipped(second, "FREQUENCY_CAP")).isEqualTo(3);
        assertThat(second.path("audience").path("sendable").asLong()).isZero();
        assertThat(check(second, "FREQUENCY_LEFT_OUT").path("hint").asString())
                .contains("Ab " + nextOfAll() + " Uhr");
        assertThat(check(second, "FREQUENCY_LEFT_OUT").path("message").asString()).startsWith("3 ");
        assertThat(second.path("confirmation").isMissingNode())
                .as("who is left out is said before anything can be ticked")
                .isTrue();
        promise("null", "null");
        JsonNode without = given.gate(sender, campaign());
        assertThat(without.path("audience").path("sendable").asLong()).isEqualTo(3);
        assertThat(skipped(without, "FREQUENCY_CAP")).isZero();
    }

    @Test
    @Covers("D7")
    void whatDidNotLeaveDoesNotCount() {
        promise("1", "'WEEK'");
        Standstills standstills = context.getBean(Standstills.class);
        standstills.begin("TEST");
        try {
            assertThat(send()).isEqualTo(202);
            RunId run =
                    new RunId(
                            number(
                                    "select max(id) from delivery.runs where account_id = :account"));
            change(
                    "update delivery.messages set state = 6 where account_id = :account and run_id = "
                            + run.value());
            assertThat(sendable()).as("as long as it may leave").isZero();
            clock.on(new RunFinished(sender.customer().account(), run));
            assertThat(sendable()).isEqualTo(3);
        } finally {
            standstills.release("end of test", Actor.system("test"));
        }
    }

    @Test
    @Covers("D8")
    void twoYearsWithoutAMailEndAConsentAndOneIsAWarning() {
        recorded(Duration.ofDays(740));
        JsonNode stale = given.gate(sender, campaign());
        assertThat(skipped(stale, "CONSENT_STALE")).isEqualTo(3);
        assertThat(stale.path("audience").path("sendable").asLong()).isZero();
        recorded(Duration.ofDays(370));
        JsonNode fading = given.gate(sender, campaign());
        assertThat(fading.path("audience").path("sendable").asLong()).isEqualTo(3);
        assertThat(check(fading, "CONSENT_FADING").path("level").asString()).isEqualTo("warn");
        assertThat(send()).isEqualTo(202);
        recorded(Duration.ofDays(740));
        assertThat(sendable()).isEqualTo(3);
    }

    @Test
    @Covers("D7")
    void withoutAPromiseTheNinthMailInAMonthIsWorthAWord() {
        assertThat(send()).isEqualTo(202);
        mails(7);
        assertThat(given.gate(sender, campaign()).toString()).doesNotContain("\"OFTEN\"");
        mails(8);
        assertThat(check(given.gate(sender, campaign()), "OFTEN").path("level").asString())
                .isEqualTo("warn");
    }

    /** Monday, or 60 % of a week after the last mail, whichever is later. */
    private String nextOfAll() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        ZonedDateTime last =
                sent.engine(
                                db ->
                                        db.sql(
                                                        "select max(started_at) as at from delivery.runs where account_id = ?")
                                                .param(sender.customer().account().value())
                                                .query((row, n) -> Rows.instant(row, "at"))
                                                .single())
                        .atZone(zone);
        ZonedDateTime monday =
                last.toLocalDate()
                        .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .atStartOfDay(zone);
        ZonedDateTime rested = last.plusSeconds(Duration.ofDays(7).toSeconds() * 6 / 10);
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .format(rested.isAfter(monday) ? rested : monday);
    }

    private void mails(int count) {
        change(
                "update consent.clocks set mails = array_fill(mails[1], array["
                        + count
                        + "]) where account_id = :account");
    }

    private int send() {
        String campaign = campaign();
        JsonNode gate = given.gate(sender, campaign);
        return given.release(
                        sender,
                        campaign,
                        Map.of(
                                "policyConfirmed",
                                true,
                                "nonce",
                                gate.path("confirmation").path("nonce").asString()))
                .statusCode();
    }

    private String campaign() {
        return given.campaign(sender, given.lawful(sender));
    }

    private long sendable() {
        return given.gate(sender, campaign()).path("audience").path("sendable").asLong();
    }

    private void promise(String max, String per) {
        change(
                "update audience.lists set frequency_max = "
                        + max
                        + ", frequency_per = "
                        + per
                        + " where account_id = :account");
    }

    private void recorded(Duration ago) {
        sent.engine(
                db ->
                        db.sql(
                                        "update consent.proofs set recorded_at = :at where account_id = :account")
                                .param(
                                        "at",
                                        time.now().minus(ago).atOffset(java.time.ZoneOffset.UTC))
                                .param("account", sender.customer().account().value())
                                .update());
    }

    private void change(String sql) {
        sent.engine(
                db -> db.sql(sql).param("account", sender.customer().account().value()).update());
    }

    private long number(String sql) {
        return sent.engine(
                db ->
                        db.sql(sql)
                                .param("account", sender.customer().account().value())
                                .query(Long.class)
                                .single());
    }

    private static long skipped(JsonNode gate, String reason) {
        return gate.path("audience").path("skipped").path(reason).asLong(0);
    }

    private static JsonNode check(JsonNode gate, String code) {
        for (JsonNode check : gate.path("checks")) {
            if (check.path("code").asString().equals(code)) {
                return check;
            }
        }
        throw new AssertionError(code + " is not in " + gate.path("checks"));
    }
}
