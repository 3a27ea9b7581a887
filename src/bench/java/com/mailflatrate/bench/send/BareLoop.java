package com.mailflatrate.bench.send;

import com.mailflatrate.bench.send.World.Shop;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Outbox.Recipient;
import com.mailflatrate.senderdomain.Signers;
import com.mailflatrate.delivery.spi.MessageSource;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.mail.dkim.DkimSigner;
import com.mailflatrate.mail.mime.CampaignMail;
import com.mailflatrate.mail.mime.Field;
import com.mailflatrate.mail.mime.Mail;
import com.mailflatrate.mail.mime.Marks;
import com.mailflatrate.mail.mime.Outgoing;
import com.mailflatrate.mail.mime.Platform;
import com.mailflatrate.mail.smtp.Attempt;
import com.mailflatrate.mail.smtp.Connecting;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.mail.smtp.SmtpClient;
import com.mailflatrate.mail.smtp.SmtpSession;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Composes, signs and sends the same mails without a queue, a journal or a database. */
final class BareLoop {

    private static final Duration VALIDITY = Duration.ofDays(7);

    private final CampaignMail composer;
    private final Tokens tokens;
    private final List<DkimSigner> signers;
    private final Hop hop;
    private final SmtpClient client = SmtpClient.standard("mail.mailflatrate.test");
    private final MessageSource.Batch batch;
    private final List<MessageSource.Slot> slots = new ArrayList<>();
    private final Instant date = Instant.ofEpochSecond(1_790_000_000);

    BareLoop(World world, Shop shop, List<Recipient> people, int port, int signatures) {
        hop = new Hop("127.0.0.1", port, Hop.Tls.OFFERED, null, 1);
        tokens = world.bean(Tokens.class);
        Signers keys = world.bean(Signers.class);
        DkimSigner own =
                Lanes.engine(
                        () -> keys.forDomain(shop.account(), shop.domain().id()).orElseThrow());
        signers = signatures == 1 ? List.of(own) : List.of(own, Lanes.engine(keys::platform));
        composer =
                new CampaignMail(
                        world.bean(Platform.class),
                        new CampaignMail.Sender(
                                MailingId.random(new SecureRandom()),
                                "Rösterei Süd",
                                world.from(shop),
                                "bounce." + shop.name(),
                                "abenchbench",
                                "bulk",
                                true));
        RunId run = world.open(shop);
        long id = 3_000L << 40;
        for (Recipient person : people) {
            slots.add(new MessageSource.Slot(new MessageId(++id), person.contact(), person.list()));
        }
        MessageSource source = world.bean(MessageSource.class);
        batch =
                Lanes.engine(
                        () ->
                                world.bean(
                                                org.springframework.transaction.support
                                                        .TransactionOperations.class)
                                        .execute(_ -> source.open(shop.account(), run, slots)));
    }

    /** Sends them all over some connections; gives the bytes of one mail. */
    int send(int connections, int mailsPerConnection) throws InterruptedException {
        return send(hop, true, connections, mailsPerConnection);
    }

    /** Hands them all, unsigned, to a relay on loopback. */
    void handTo(int relay, int connections, int mailsPerConnection) throws InterruptedException {
        send(
                new Hop("127.0.0.1", relay, Hop.Tls.NONE, null, 1),
                false,
                connections,
                mailsPerConnection);
    }

    private int send(Hop to, boolean sign, int connections, int mailsPerConnection)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger size = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> connection(to, sign, next, mailsPerConnection, size)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (next.get() < slots.size()) {
            throw new IllegalStateException("the bare loop broke off");
        }
        return size.get();
    }

    /** Signs only, for a number of mails. */
    void sign(int mails) {
        Mail mail = mail(slots.getFirst());
        for (int i = 0; i < mails; i++) {
            signed(mail);
        }
    }

    private void connection(
            Hop to, boolean sign, AtomicInteger next, int perConnection, AtomicInteger size) {
        int at = next.getAndIncrement();
        while (at < slots.size()) {
            try (SmtpSession session = open(to)) {
                for (int i = 0; i < perConnection && at < slots.size(); i++) {
                    Mail bare = mail(slots.get(at));
                    Mail mail = sign ? signed(bare) : bare;
                    size.setPlain(mail.body().length);
                    if (!(session.send(mail, () -> true) instanceof Attempt.Accepted)) {
                        throw new IllegalStateException("not accepted");
                    }
                    at = next.getAndIncrement();
                }
            }
        }
    }

    private SmtpSession open(Hop to) {
        return switch (client.connect(to, InetAddress.getLoopbackAddress())) {
            case Connecting.Open(SmtpSession session) -> session;
            case Connecting.Failed failed -> throw new IllegalStateException(failed.toString());
        };
    }

    private Mail mail(MessageSource.Slot slot) {
        Outgoing.Mail content = (Outgoing.Mail) batch.compose(slot.message());
        MessageId message = slot.message();
        return composer.compose(
                content,
                slot.list(),
                new Marks(
                        tokens.mint(TokenPurpose.ID, message),
                        tokens.mint(TokenPurpose.BOUNCE, message),
                        tokens.mint(TokenPurpose.UNSUBSCRIBE, message),
                        tokens.mint(TokenPurpose.REPLY, message)),
                date);
    }

    private Mail signed(Mail mail) {
        byte[] hash = DkimSigner.bodyHash(mail);
        List<Field> fields = new ArrayList<>();
        for (DkimSigner signer : signers) {
            fields.add(signer.sign(mail, hash, date, VALIDITY));
        }
        return mail.under(fields);
    }
}
