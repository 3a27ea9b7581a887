package com.mailflatrate.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Clearance;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.delivery.Messages;
import com.mailflatrate.delivery.Outbox;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.delivery.Outcomes;
import com.mailflatrate.delivery.RunDraft;
import com.mailflatrate.delivery.RunStatus;
import com.mailflatrate.delivery.Runs;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.given.TestTime;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.AudienceDigest;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.keys.Sealer;
import com.mailflatrate.keys.SuppressionKeys;
import com.mailflatrate.mail.dkim.DkimVerifier;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.sandbox.Inbox;
import com.mailflatrate.sandbox.SandboxMail;
import com.mailflatrate.sandbox.SandboxZone;
import com.mailflatrate.senderdomain.SenderDomains;
import com.mailflatrate.suppression.SuppressionReason;
import com.mailflatrate.suppression.Suppressions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A shop with a verified domain, and what a test does with its runs. */
abstract class RunsOfOneShop {

    private static final AtomicLong ACCOUNTS = new AtomicLong(7_000_000);
    static final Actor BY = Actor.system("test");
    static final ListId LIST = new ListId(UUID.randomUUID());

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
    @Autowired ApplicationContext context;

    AccountId account = new AccountId(ACCOUNTS.incrementAndGet());
    String name = "shop" + account.value() + ".test";
    SenderDomain domain;

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

    RunId start(List<Recipient> people) {
        RunId run = open();
        Clearance clearance = cleared(run, people, now().plus(Duration.ofMinutes(15)));
        assertThat(Lanes.engine(() -> outbox.accept(clearance, people::forEach)).orThrow())
                .isEqualTo((long) people.size());
        return run;
    }

    RunId open() {
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

    Clearance cleared(RunId run, List<Recipient> people, Instant expires) {
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

    List<Recipient> people(int count, String at) {
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

    EmailAddress addressOf(Recipient person) {
        return Objects.requireNonNull(source.addresses.get(person.contact()));
    }

    /** By one click in a mail of the list. */
    void leaves(Recipient person) {
        Lanes.engine(
                () ->
                        suppressions.add(
                                account,
                                addressOf(person),
                                SuppressionReason.UNSUBSCRIBED,
                                LIST,
                                BY,
                                "one-click"));
    }

    long arrived(List<Recipient> people) {
        return people.stream()
                .filter(person -> source.addresses.containsKey(person.contact()))
                .filter(person -> mails(addressOf(person).full()).size() == 1)
                .count();
    }

    byte[] raw(Recipient person) {
        return inbox.raw(mails(addressOf(person).full()).getFirst().id()).orElseThrow();
    }

    List<SandboxMail> mails(String to) {
        return inbox.page(to, new PageRequest(50, null)).items();
    }

    RunStatus status(RunId run) {
        return Lanes.engine(() -> runs.status(account, run)).orElseThrow();
    }

    Instant now() {
        return time.now();
    }

    static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
