package com.mailflatrate.delivery.queue;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.queue.RunningStore.Running;
import com.mailflatrate.delivery.spi.MessageSource;
import com.mailflatrate.mail.dkim.DkimSigner;
import com.mailflatrate.mail.mime.CampaignMail;
import com.mailflatrate.mail.mime.Mail;
import com.mailflatrate.mail.mime.Outgoing;
import com.mailflatrate.mail.mime.Platform;
import com.mailflatrate.routes.DeliverySettings;
import com.mailflatrate.senderdomain.Signers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Turns claimed messages of a run into jobs: one question to the source per batch, two signatures
 * per mail.
 */
@Component
class BulkJobs {

    private static final Duration VALIDITY = Duration.ofDays(7);

    private final ObjectProvider<MessageSource> source;
    private final Signers signers;
    private final Platform platform;
    private final MarkMint marks;
    private final DeliverySettings settings;
    private final InstantSource clock;

    BulkJobs(
            ObjectProvider<MessageSource> source,
            Signers signers,
            Platform platform,
            MarkMint marks,
            DeliverySettings settings,
            InstantSource clock) {
        this.source = source;
        this.signers = signers;
        this.platform = platform;
        this.marks = marks;
        this.settings = settings;
        this.clock = clock;
    }

    @EngineTransactional(readOnly = true)
    List<Job> of(Running run, List<Claimed> claimed) {
        MessageSource.Batch batch =
                source.getObject()
                        .open(
                                run.account(),
                                run.run(),
                                claimed.stream().map(Claimed::slot).toList());
        DkimSigner own = signers.forDomain(run.account(), run.domainId()).orElseThrow();
        List<DkimSigner> both =
                settings.platformSignature() ? List.of(own, signers.platform()) : List.of(own);
        CampaignMail composer =
                new CampaignMail(
                        platform,
                        new CampaignMail.Sender(
                                run.mailing(),
                                run.fromName(),
                                run.from(),
                                "bounce." + run.domain(),
                                marks.account(run.account()),
                                "bulk",
                                true));
        return claimed.stream()
                .map(
                        one ->
                                new Job(
                                        one,
                                        batch.domain(one.message()),
                                        run.pool(clock.instant()),
                                        () -> compose(batch, composer, one, both)))
                .toList();
    }

    private Job.Composed compose(
            MessageSource.Batch batch,
            CampaignMail composer,
            Claimed claimed,
            List<DkimSigner> by) {
        return switch (batch.compose(claimed.message())) {
            case Outgoing.Skip(String reason) -> new Job.Skipped(reason);
            case Outgoing.Mail content -> {
                Mail mail =
                        composer.compose(
                                content,
                                Objects.requireNonNull(claimed.list()),
                                marks.of(claimed.message()),
                                claimed.date());
                Instant now = clock.instant();
                byte[] hash = DkimSigner.bodyHash(mail);
                yield new Job.Signed(
                        mail.under(
                                by.stream()
                                        .map(signer -> signer.sign(mail, hash, now, VALIDITY))
                                        .toList()));
            }
        };
    }
}
