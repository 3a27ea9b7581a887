package com.mailflatrate.delivery.queue;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.Letters.From;
import com.mailflatrate.delivery.Letters.Kind;
import com.mailflatrate.delivery.Letters.Letter;
import com.mailflatrate.delivery.Letters.TestOf;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.mail.dkim.DkimSigner;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.mail.mime.CampaignMail;
import com.mailflatrate.mail.mime.LetterMail;
import com.mailflatrate.mail.mime.Mail;
import com.mailflatrate.mail.mime.Marks;
import com.mailflatrate.mail.mime.Outgoing;
import com.mailflatrate.mail.mime.Platform;
import com.mailflatrate.routes.DeliverySettings;
import com.mailflatrate.senderdomain.DomainBook;
import com.mailflatrate.senderdomain.Signers;
import com.mailflatrate.transport.route.Pools;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns claimed letters into jobs. */
@Component
class LetterJobs {

    private static final Duration VALIDITY = Duration.ofDays(7);
    private static final Duration TEST_VALIDITY = Duration.ofDays(1);

    private final QueuedLetterStore letters;
    private final DomainBook domains;
    private final Signers signers;
    private final Platform platform;
    private final MarkMint marks;
    private final DeliverySettings settings;
    private final InstantSource clock;

    LetterJobs(
            QueuedLetterStore letters,
            DomainBook domains,
            Signers signers,
            Platform platform,
            MarkMint marks,
            DeliverySettings settings,
            InstantSource clock) {
        this.letters = letters;
        this.domains = domains;
        this.signers = signers;
        this.platform = platform;
        this.marks = marks;
        this.settings = settings;
        this.clock = clock;
    }

    /** All of them with one question. */
    @EngineTransactional(readOnly = true)
    List<Job> of(List<Claimed> claimed) {
        Map<MessageId, Letter> found = letters.find(claimed);
        return claimed.stream().map(one -> job(one, found.get(one.message()))).toList();
    }

    private Job job(Claimed claimed, @Nullable Letter letter) {
        if (letter == null) {
            return new Job(claimed, "", Pools.STANDARD, () -> new Job.Skipped("GONE"));
        }
        TestOf test = letter.test();
        return test == null ? plain(claimed, letter) : test(claimed, letter, test);
    }

    private Job plain(Claimed claimed, Letter letter) {
        From from = letter.from();
        Optional<DkimSigner> own =
                from == null ? Optional.empty() : ownSigner(letter, from.address());
        EmailAddress address =
                from != null && own.isPresent()
                        ? from.address()
                        : new EmailAddress("postmaster", platform.domain());
        String name = from == null || from.name().isBlank() ? settings.letterName() : from.name();
        LetterMail.Content content =
                new LetterMail.Content(
                        name,
                        address,
                        letter.to(),
                        letter.replyTo(),
                        letter.subject(),
                        letter.text(),
                        letter.html(),
                        autoSubmitted(letter.kind()));
        List<DkimSigner> by = new ArrayList<>();
        own.ifPresent(by::add);
        by.add(signers.platform());
        Marks tokens = marks.of(claimed.message());
        return new Job(
                claimed,
                letter.to().domain(),
                Pools.STANDARD,
                () -> {
                    Mail mail = new LetterMail(platform).compose(content, tokens, claimed.date());
                    Mail answer =
                            letter.kind() == Kind.RECEIPT
                                    ? new Mail("", mail.to(), mail.fields(), mail.body())
                                    : mail;
                    return signed(answer, by, VALIDITY);
                });
    }

    /** The header block of the mailing it is a test of, but for the platform's signature. */
    private Job test(Claimed claimed, Letter letter, TestOf test) {
        From from = Objects.requireNonNull(letter.from(), "a test has its campaign's From");
        Optional<DkimSigner> signer = signers.forDomain(claimed.account(), test.domain());
        if (signer.isEmpty()) {
            return new Job(claimed, "", Pools.STANDARD, () -> new Job.Skipped("NO_DOMAIN"));
        }
        CampaignMail composer =
                new CampaignMail(
                        platform,
                        new CampaignMail.Sender(
                                test.mailingId(),
                                from.name(),
                                from.address(),
                                "bounce." + signer.get().domain(),
                                marks.account(claimed.account()),
                                "test",
                                false));
        Marks tokens = marks.of(claimed.message());
        @Nullable String html = letter.html();
        Outgoing.Mail content =
                new Outgoing.Mail(
                        letter.to(),
                        null,
                        letter.subject(),
                        letter.text(),
                        html == null ? "" : html,
                        test.listName(),
                        Map.of());
        return new Job(
                claimed,
                letter.to().domain(),
                Pools.STANDARD,
                () ->
                        signed(
                                composer.compose(content, test.list(), tokens, claimed.date()),
                                List.of(signer.get()),
                                TEST_VALIDITY));
    }

    private Optional<DkimSigner> ownSigner(Letter letter, EmailAddress from) {
        AccountId account = letter.account();
        return account == null
                ? Optional.empty()
                : domains.verifiedFor(account, from.domain())
                        .map(SenderDomain::id)
                        .flatMap(id -> signers.forDomain(account, id));
    }

    private Job.Signed signed(Mail mail, List<DkimSigner> by, Duration validity) {
        byte[] hash = DkimSigner.bodyHash(mail);
        return new Job.Signed(
                mail.under(
                        by.stream()
                                .map(signer -> signer.sign(mail, hash, clock.instant(), validity))
                                .toList()));
    }

    /**
     * RFC 3834 §5: what a machine wrote says so; what a person wrote and we only carry does not.
     */
    private static String autoSubmitted(Kind kind) {
        return switch (kind) {
            case CONFIRMATION, NOTICE -> "auto-generated";
            case RECEIPT -> "auto-replied";
            case FORWARD, TEST -> "";
        };
    }
}
