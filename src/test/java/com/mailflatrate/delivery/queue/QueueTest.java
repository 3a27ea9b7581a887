package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.AudienceDigest;
import com.mailflatrate.delivery.Clearance;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.delivery.Letters.Kind;
import com.mailflatrate.delivery.Letters.Letter;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Messages;
import com.mailflatrate.delivery.Outbox;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.Outcomes;
import com.mailflatrate.delivery.RunDraft;
import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.delivery.SenderDomain;
import com.mailflatrate.delivery.SenderDomains;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Sealer;
import com.mailflatrate.keys.SuppressionKeys;
import com.mailflatrate.mail.dkim.DkimVerdict;
import com.mailflatrate.mail.dkim.DkimVerifier;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.sandbox.Inbox;
import com.mailflatrate.sandbox.SandboxMail;
import com.mailflatrate.sandbox.SandboxZone;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A run's whole way, over real SMTP into the built-in inbox, on a real database. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
class QueueTest {

    private static final AtomicLong ACCOUNTS = new AtomicLong(7_000_000);
    private static final Actor BY = Actor.system("test");
    private static final ListId LIST = new ListId(UUID.randomUUID());

    @Autowired SenderDomains domains;
    @Autowired Runs runs;
    @Autowired Outbox outbox;
    @Autowired Outcomes outcomes;
    @Autowired Messages messages;
    @Autowired Letters letters;
    @Autowired Suppressions suppressions;
    @Autowired SuppressionKeys keys;
    @Autowired Sealer<Clearance> sealer;
    @Autowired DkimVerifier verifier;
    @Autowired SandboxZone zone;
    @Autowired Inbox inbox;
    @Autowired TestTime time;
    @Autowired ScriptedSource source;

    private final AccountId account = new AccountId(ACCOUNTS.incrementAndGet());
    private final String name = "shop" + account.value() + ".test";
    private SenderDomain domain;

    @BeforeEach
    void aVerifiedDomain() {
        domain = Lanes.engine(() -> domains.add(account, name, BY).orThrow());
        domain.records()
                .forEach(
                        record ->
                                zone.put(
                                                record.name(),
                                                RecordType.valueOf(record.type()),
                                                List.of(record.value()))
                                        .orThrow());
        domain = Lanes.engine(() -> domains.check(account, domain.id()).orThrow());
        assertThat(domain.state()).isEqualTo(SenderDomain.State.VERIFIED);
    }

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
                () -> {
                    assertThat(outbox.accept(clearance, people::forEach).isDone()).isTrue();
                    return runs.pause(account, run, "wait", BY);
                });
        Lanes.engine(
                () ->
                        suppressions.add(
                                account,
                                addressOf(leaver),
                                SuppressionReason.UNSUBSCRIBED,
                                LIST,
                                BY,
                                "one-click"));
        Lanes.engine(() -> runs.resume(account, run, "go on", BY));

        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(arrived(people.subList(8, 20))).isEqualTo(12);
        assertThat(
                        mails(addressOf(leaver).full()).size()
                                + status(run).skipped().getOrDefault("SUPPRESSED", 0L))
                .isEqualTo(1);
        assertThat(mails(addressOf(leaver).full())).isEmpty();
    }

    @Test
    void aClearanceThatDoesNotFitIsRefusedAndNothingIsStored() {
        List<Recipient> people = people(5, "accept.test");
        RunId run = open();
        Clearance good = cleared(run, people, now().plus(Duration.ofMinutes(15)));
        List<Recipient> more = new ArrayList<>(people);
        more.addAll(people(1, "accept.test"));
        List<Recipient> swapped = new ArrayList<>(people.subList(0, 4));
        swapped.addAll(people(1, "accept.test"));

        assertThat(codeOf(good, more)).isEqualTo(Code.CLEARANCE_BROKEN);
        assertThat(codeOf(good, swapped)).isEqualTo(Code.CLEARANCE_BROKEN);
        assertThat(codeOf(good.withSeal(new byte[33]), people)).isEqualTo(Code.CLEARANCE_BROKEN);
        assertThat(codeOf(cleared(run, people, now().minusSeconds(1)), people))
                .isEqualTo(Code.CLEARANCE_BROKEN);
        assertThat(status(run).total()).isZero();
        assertThat(Lanes.engine(() -> outbox.accept(good, people::forEach)).isDone()).isTrue();
        assertThat(codeOf(good, people)).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void contentThatChangesWhileARunIsPausedHoldsItAtResume() {
        List<Recipient> people = people(3, "accept.test");
        RunId run = open();
        Clearance clearance = cleared(run, people, now().plus(Duration.ofMinutes(15)));
        Lanes.engine(
                () -> {
                    outbox.accept(clearance, people::forEach).orThrow();
                    return runs.pause(account, run, "wait", BY);
                });
        String before = source.content;
        source.content = "Etwas ganz anderes";
        try {
            Lanes.engine(() -> runs.resume(account, run, "go", BY));
            eventually(() -> assertThat(status(run).state()).isEqualTo(State.HELD));
            assertThat(status(run).holds())
                    .last()
                    .satisfies(hold -> assertThat(hold.why()).isEqualTo("CLEARANCE_BROKEN"));
            assertThat(status(run).held() + status(run).accepted()).isEqualTo(3);
        } finally {
            source.content = before;
        }
        assertThat(Lanes.engine(() -> runs.resume(account, run, "go", BY)).isDone()).isFalse();
        Lanes.engine(() -> runs.release(account, run, "looked at it", BY));
        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
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
    void cancellingKeepsWhatHasNotLeft() {
        List<Recipient> people = people(10, "accept.test");
        RunId run = open();
        Clearance clearance = cleared(run, people, now().plus(Duration.ofMinutes(15)));
        Lanes.engine(
                () -> {
                    outbox.accept(clearance, people::forEach).orThrow();
                    return runs.hold(account, run, "complaints", BY);
                });
        assertThat(status(run).held()).isEqualTo(10);
        assertThat(Lanes.engine(() -> runs.resume(account, run, "no", BY)).reasons())
                .extracting(Reason::code)
                .containsExactly(Code.WRONG_STATE);
        Lanes.engine(() -> runs.cancel(account, run, "over", BY));
        assertThat(status(run).skipped()).containsEntry("CANCELLED", 10L);
        assertThat(arrived(people)).isZero();
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
                        assertThat(letters.accepted(Kind.CONFIRMATION, 0, 10_000))
                                .anyMatch(
                                        accepted ->
                                                accepted.message().equals(id)
                                                        && accepted.reply().startsWith("250")));
    }

    private RunId start(List<Recipient> people) {
        RunId run = open();
        Clearance clearance = cleared(run, people, now().plus(Duration.ofMinutes(15)));
        assertThat(Lanes.engine(() -> outbox.accept(clearance, people::forEach)).orThrow())
                .isEqualTo((long) people.size());
        return run;
    }

    private RunId open() {
        return Lanes.engine(
                () ->
                        runs.open(
                                account,
                                new RunDraft(
                                        MailingId.random(new SecureRandom()),
                                        new CampaignId(UUID.randomUUID()),
                                        domain.id(),
                                        "Bäckerei Korn",
                                        address("brot@" + name),
                                        null,
                                        List.of(LIST))));
    }

    private Clearance cleared(RunId run, List<Recipient> people, Instant expires) {
        AudienceDigest digest = Lanes.engine(() -> outbox.digest(run));
        people.forEach(person -> digest.add(person.contact(), person.list()));
        Clearance bare =
                new Clearance(
                        run,
                        account,
                        domain.id(),
                        source.hash(),
                        digest.count(),
                        digest.value(),
                        UUID.randomUUID(),
                        now(),
                        expires,
                        new byte[0]);
        return bare.withSeal(sealer.seal(bare));
    }

    private Code codeOf(Clearance clearance, List<Recipient> people) {
        Outcome<Long> outcome = Lanes.engine(() -> outbox.accept(clearance, people::forEach));
        return outcome.reasons().getFirst().code();
    }

    private List<Recipient> people(int count, String at) {
        List<Recipient> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ContactId contact = new ContactId(UUID.randomUUID());
            EmailAddress address =
                    address("p" + contact.value().toString().replace("-", "") + '@' + at);
            source.addresses.put(contact, address);
            people.add(new Recipient(contact, LIST, keys.of(address)));
        }
        return people;
    }

    private EmailAddress addressOf(Recipient person) {
        return Objects.requireNonNull(source.addresses.get(person.contact()));
    }

    private long arrived(List<Recipient> people) {
        return people.stream()
                .filter(person -> source.addresses.containsKey(person.contact()))
                .filter(person -> mails(addressOf(person).full()).size() == 1)
                .count();
    }

    private byte[] raw(Recipient person) {
        return inbox.raw(mails(addressOf(person).full()).getFirst().id()).orElseThrow();
    }

    private List<SandboxMail> mails(String to) {
        return inbox.page(to, new PageRequest(50, null)).items();
    }

    private static String token(byte[] raw) {
        String text = new String(raw, StandardCharsets.UTF_8);
        int at = text.indexOf("X-Mailing-ID: ");
        String value = text.substring(at, text.indexOf("\r\n", at));
        return value.substring(value.indexOf('.') + 1);
    }

    private RunStatus status(RunId run) {
        return Lanes.engine(() -> runs.status(account, run)).orElseThrow();
    }

    private Instant now() {
        return time.now();
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
