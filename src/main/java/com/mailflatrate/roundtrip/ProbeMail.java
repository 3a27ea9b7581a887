package com.mailflatrate.roundtrip;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.mail.dkim.DkimSigner;
import com.mailflatrate.mail.mime.CampaignMail;
import com.mailflatrate.mail.mime.Field;
import com.mailflatrate.mail.mime.Mail;
import com.mailflatrate.mail.mime.Marks;
import com.mailflatrate.mail.mime.Outgoing;
import com.mailflatrate.mail.mime.Platform;
import com.mailflatrate.senderdomain.SendingHosts;
import com.mailflatrate.senderdomain.Signers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A mail like those of mailings, from the platform to itself. Its tokens are nobody's. It bears two
 * signatures, as mailings do; both are the platform's.
 */
@Component
final class ProbeMail {

    private static final List<Duration> VALIDITIES =
            List.of(Duration.ofDays(7), Duration.ofDays(1));

    private final Platform platform;
    private final SendingHosts hosts;
    private final Signers signers;
    private final InstantSource clock;

    ProbeMail(Platform platform, SendingHosts hosts, Signers signers, InstantSource clock) {
        this.platform = platform;
        this.hosts = hosts;
        this.signers = signers;
        this.clock = clock;
    }

    Mail to(EmailAddress address) {
        Instant now = clock.instant();
        Mail mail =
                composer()
                        .compose(
                                new Outgoing.Mail(
                                        address,
                                        null,
                                        "Probe – kommt sie zurück, wie sie ging?",
                                        "Eine Probe. From here to here, unchanged.\n",
                                        "<p>Eine Probe. From here to here, unchanged.</p>",
                                        "Probe",
                                        Map.of()),
                                new ListId(new UUID(0, 0)),
                                new Marks(word(), word(), word(), word()),
                                now);
        byte[] hash = DkimSigner.bodyHash(mail);
        DkimSigner signer = signers.platform();
        List<Field> signatures =
                VALIDITIES.stream().map(valid -> signer.sign(mail, hash, now, valid)).toList();
        return mail.under(signatures);
    }

    private CampaignMail composer() {
        return new CampaignMail(
                platform,
                new CampaignMail.Sender(
                        MailingId.random(new SecureRandom()),
                        "mailflatrate",
                        new EmailAddress("postmaster", platform.domain()),
                        hosts.bounce(),
                        "probe",
                        "probe",
                        false));
    }

    private static String word() {
        return Secrets.fresh().text();
    }
}
