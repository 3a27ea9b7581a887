package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Clearance;
import com.mailflatrate.delivery.Letters.From;
import com.mailflatrate.delivery.Letters.Kind;
import com.mailflatrate.delivery.Letters.Letter;
import com.mailflatrate.delivery.Letters.TestOf;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.mail.dkim.DkimVerdict;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.suppression.SuppressionReason;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A run's whole way, over real SMTP into the built-in inbox, on a real database. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class QueueTest extends RunsOfOneShop {

    @Autowired TransactionOperations transactions;
    @Autowired JdbcClient db;

    @Test
    @Covers({"E6", "E7", "F1", "H1"})
    void aClearedRunReachesEverybodyOnceAndItsCountsAddUp() {
        List<Recipient> people = people(40, "accept.test");
        people.addAll(people(3, "hard-bounce.test"));
        people.addAll(people(2, "soft-bounce.test"));
        people.add(
                new Recipient(
                        new ContactId(UUID.randomUUID()),
                        LIST,
                        keys.of(address("gone@accept.test"))));
        RunId run = start(people);

        eventually(
                () -> {
                    RunStatus status = status(run);
                    assertThat(status.accepted()).isEqualTo(40);
                    assertThat(status.bounced()).isEqualTo(3);
                    assertThat(status.deferred()).isEqualTo(2);
                    assertThat(status.skipped()).containsEntry("GONE", 1L);
                    assertThat(status.total()).isEqualTo(46);
                });
        assertThat(arrived(people)).isEqualTo(40);
        byte[] raw = raw(people.getFirst());
        assertThat(verifier.verify(raw))
                .extracting(DkimVerdict::domain, DkimVerdict::result)
                .containsExactly(
                        tuple(name, DkimVerdict.Result.PASS),
                        tuple("mailflatrate.test", DkimVerdict.Result.PASS));
        assertThat(validities(raw)).containsExactly(Duration.ofDays(7), Duration.ofDays(7));
        String token = token(raw);
        assertThat(messages.byToken(TokenPurpose.ID, token))
                .isPresent()
                .get()
                .satisfies(
                        facts -> assertThat(facts.state()).isEqualTo(MessageFacts.State.ACCEPTED));
        String altered =
                token.substring(0, 9) + (token.charAt(9) == 'a' ? 'b' : 'a') + token.substring(10);
        assertThat(messages.byToken(TokenPurpose.ID, altered)).isEmpty();
        assertThat(messages.byToken(TokenPurpose.UNSUBSCRIBE, token)).isEmpty();
        assertThat(outcomes.after(0, 10_000))
                .filteredOn(
                        row -> run.equals(row.run()) && row.state() == MessageFacts.State.BOUNCED)
                .hasSize(3)
                .allMatch(
                        row ->
                                row.phase() == Phase.RCPT
                                        && row.replyCode() == 550
                                        && row.key() != null);
    }

    @Test
    @Covers("G5")
    void whoeverLeavesWhileTheMailWaitsGetsNone() {
        List<Recipient> people = people(20, "accept.test");
        RunId run = open();
        Clearance clearance = cleared(run, people, now().plus(Duration.ofMinutes(15)));
        Recipient leaver = people.get(7);
        Lanes.engine(
                () ->
                        transactions.executeWithoutResult(
                                tx -> {
                                    outbox.accept(clearance, people::forEach).orThrow();
                                    runs.pause(account, run, "wait", BY).orThrow();
                                }));
        leaves(leaver);
        Recipient everybodys = people.get(3);
        Lanes.engine(
                () ->
                        suppressions.addEverywhere(
                                addressOf(everybodys),
                                SuppressionReason.OBJECTION,
                                BY,
                                "a letter"));
        Lanes.engine(() -> runs.resume(account, run, "go on", BY));

        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(arrived(people.subList(8, 20))).isEqualTo(12);
        eventually(() -> assertThat(status(run).skipped()).containsEntry("SUPPRESSED", 2L));
        eventually(() -> assertThat(status(run).accepted()).isEqualTo(18));
        assertThat(mails(addressOf(leaver).full())).isEmpty();
        assertThat(mails(addressOf(everybodys).full())).isEmpty();
    }

    @Test
    @Covers("G5")
    void whoLeftBeforeTheServiceBeganIsLeftOutByTheClaim() {
        List<Recipient> people = people(10, "accept.test");
        stood(
                "insert into suppression.entries (account_id, id, key_id, hash, mailbox, reason, by_kind, by_name, cause, suppressed_at)"
                        + " values (:account, gen_random_uuid(), :key, :hash, false, 'UNSUBSCRIBED', 'PERSON', 'x', 'x', :at)",
                people.get(2));
        stood(
                "insert into suppression.everywhere (key_id, hash, reason, by_kind, by_name, cause, suppressed_at)"
                        + " select :key, :hash, 'OBJECTION', 'PERSON', 'x', 'x', :at where :account > 0",
                people.get(5));
        RunId run = start(people);
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        eventually(() -> assertThat(status(run).skipped()).containsEntry("SUPPRESSED", 2L));
        eventually(() -> assertThat(status(run).accepted()).isEqualTo(8));
        assertThat(mails(addressOf(people.get(2)).full())).isEmpty();
        assertThat(mails(addressOf(people.get(5)).full())).isEmpty();
    }

    /** Without a step in the feed, which only tells of what came since. */
    private void stood(String sql, Recipient person) {
        Lanes.engine(
                () ->
                        db.sql(sql)
                                .param("account", account.value())
                                .param("key", person.key().keyId())
                                .param("hash", person.key().hash())
                                .param("at", Timestamp.from(now()))
                                .update());
    }

    @Test
    void whatIsDeferredIsTriedAgainWhenItsTimeComesAndGivenUpAfterThreeDays() {
        RunId run = start(people(2, "soft-bounce.test"));
        eventually(() -> assertThat(status(run).deferred()).isEqualTo(2));

        time.advance(Duration.ofMinutes(37));
        eventually(() -> assertThat(status(run).deferred()).isEqualTo(2));
        assertThat(outcomes.after(0, 10_000))
                .filteredOn(row -> run.equals(row.run()))
                .hasSizeGreaterThanOrEqualTo(4);
        for (int i = 0; i < 10; i++) {
            time.advance(Duration.ofHours(10));
        }
        eventually(() -> assertThat(status(run).expired()).isEqualTo(2));
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
    }

    @Test
    @Covers("E9")
    void lettersGoOutMarkedAndTheirAcceptanceCanBeFollowed() {
        EmailAddress to = address("doi" + account.value() + "@accept.test");
        MessageId id =
                Lanes.engine(
                        () ->
                                letters.send(
                                        Letter.plain(
                                                Kind.CONFIRMATION,
                                                account,
                                                to,
                                                "Bitte bestätigen",
                                                "Guten Tag\n")));

        eventually(() -> assertThat(mails(to.full())).hasSize(1));
        String raw =
                new String(
                        inbox.raw(mails(to.full()).getFirst().id()).orElseThrow(),
                        StandardCharsets.UTF_8);
        assertThat(raw).contains("Auto-Submitted: auto-generated");
        assertThat(verifier.verify(raw.getBytes(StandardCharsets.UTF_8)))
                .extracting(DkimVerdict::result)
                .containsExactly(DkimVerdict.Result.PASS);
        eventually(
                () ->
                        assertThat(letters.settled(Kind.CONFIRMATION, 0, 10_000))
                                .anyMatch(
                                        accepted ->
                                                accepted.message().equals(id)
                                                        && accepted.reply().startsWith("250")));
    }

    @Test
    void theSignatureOfATestLetterHoldsForADay() {
        EmailAddress to = address("test" + account.value() + "@accept.test");
        TestOf test =
                new TestOf(
                        MailingId.random(new SecureRandom()),
                        new CampaignId(UUID.randomUUID()),
                        domain.id(),
                        LIST,
                        "Neues");
        From from = new From("Bäckerei Korn", address("brot@" + name));
        Lanes.engine(
                () ->
                        letters.send(
                                new Letter(
                                        Kind.TEST,
                                        account,
                                        to,
                                        "[Test] Brot am Samstag",
                                        "Guten Tag\n",
                                        "<p>Guten Tag</p>",
                                        null,
                                        from,
                                        test)));

        eventually(() -> assertThat(mails(to.full())).hasSize(1));
        byte[] raw = inbox.raw(mails(to.full()).getFirst().id()).orElseThrow();
        assertThat(verifier.verify(raw))
                .extracting(DkimVerdict::domain, DkimVerdict::result)
                .containsExactly(tuple(name, DkimVerdict.Result.PASS));
        assertThat(validities(raw)).containsExactly(Duration.ofDays(1));
    }

    /** From {@code t=} to {@code x=} of each signature. */
    private static List<Duration> validities(byte[] raw) {
        return Pattern.compile("\\bt=(\\d+);\\s*x=(\\d+);")
                .matcher(new String(raw, StandardCharsets.UTF_8))
                .results()
                .map(
                        found ->
                                Duration.ofSeconds(
                                        Long.parseLong(found.group(2))
                                                - Long.parseLong(found.group(1))))
                .toList();
    }

    private static String token(byte[] raw) {
        String text = new String(raw, StandardCharsets.UTF_8);
        int at = text.indexOf("X-Mailing-ID: ");
        String value = text.substring(at, text.indexOf("\r\n", at));
        return value.substring(value.indexOf('.') + 1);
    }
}
