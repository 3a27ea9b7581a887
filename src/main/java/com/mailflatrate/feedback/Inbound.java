package com.mailflatrate.feedback;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.export.Canaries;
import com.mailflatrate.feedback.mails.Arrivals;
import com.mailflatrate.feedback.mails.Arrived;
import com.mailflatrate.feedback.mails.Mails;
import com.mailflatrate.feedback.mails.Room;
import com.mailflatrate.feedback.mails.Spool;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.roundtrip.RoundTrips;
import com.mailflatrate.senderdomain.SendingHosts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;

/**
 * The store of everything that reaches us by mail; a worker reads it soon after. Takes mail also
 * while the database is away.
 */
@Component
@EngineTransactional(propagation = Propagation.SUPPORTS)
public class Inbound {

    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
    private static final int ENVELOPE = 1_000;

    private final Arrivals arrivals;
    private final Mails mails;
    private final Spool spool;
    private final SendingHosts hosts;
    private final Tokens tokens;
    private final FeedbackSettings settings;
    private final Surroundings around;

    Inbound(
            Arrivals arrivals,
            Mails mails,
            Spool spool,
            SendingHosts hosts,
            Tokens tokens,
            FeedbackSettings settings,
            Surroundings around) {
        this.arrivals = arrivals;
        this.mails = mails;
        this.spool = spool;
        this.hosts = hosts;
        this.tokens = tokens;
        this.settings = settings;
        this.around = around;
    }

    /** Time, ids, the bell of the worker, and the addresses of nobody. */
    @Component
    record Surroundings(
            InstantSource clock,
            UuidV7 ids,
            Bell bell,
            Room room,
            Canaries canaries,
            RoundTrips probes) {}

    /**
     * Whether mail to this address is ours to take: a genuine token, or one of the mailboxes that
     * always exist.
     */
    public boolean accepts(String envelopeTo) {
        String bare = bare(envelopeTo);
        int at = bare.lastIndexOf('@');
        if (at < 0) {
            return bare.equalsIgnoreCase("postmaster");
        }
        String domain = bare.substring(at + 1);
        return Mailbox.of(bare.substring(0, at), tokens).isPresent() && isOurs(domain)
                || isCanary(bare)
                || isProbe(bare);
    }

    /** Whether this address is of a domain that has nothing to do with us. */
    public boolean isElsewhere(String envelopeTo) {
        String bare = bare(envelopeTo);
        int at = bare.lastIndexOf('@');
        return at >= 0 && !isOurs(bare.substring(at + 1)) && !isCanary(bare);
    }

    /** Whether more mail can be taken now. */
    public boolean hasRoom() {
        return around.room().isThere();
    }

    /**
     * Stores one mail as it came, cut at the stored size. The recipient was checked at the door.
     */
    public void receive(String envelopeFrom, String envelopeTo, InputStream raw) {
        byte[] kept;
        long size;
        try {
            kept = raw.readNBytes(settings.storedBytes());
            size = kept.length + raw.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("the mail did not arrive whole", e);
        }
        if (!isMailbox(bare(envelopeTo)) && isForNobody(envelopeFrom, envelopeTo, kept)) {
            return;
        }
        Arrived mail =
                new Arrived(
                        around.ids().next(),
                        around.clock().instant(),
                        cut(bare(envelopeFrom)),
                        cut(bare(envelopeTo)),
                        kept,
                        0);
        try {
            arrivals.store(mail, size);
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("mail kept on disk id={}", mail.id(), away);
            spool.keep(mail);
        }
        around.bell().ring();
    }

    /** The stored bytes of a mail; empty when it is gone. */
    @EngineTransactional(readOnly = true)
    public Optional<byte[]> raw(UUID id) {
        return mails.raw(id);
    }

    /** Who sent a stored mail, by its envelope; empty when it is gone. */
    @EngineTransactional(readOnly = true)
    public Optional<String> envelopeFrom(UUID id) {
        return mails.envelopeFrom(id);
    }

    /** A mailbox of ours is recognised without asking the database. */
    private boolean isMailbox(String address) {
        int at = address.lastIndexOf('@');
        return Mailbox.of(at < 0 ? address : address.substring(0, at), tokens).isPresent();
    }

    private boolean isForNobody(String envelopeFrom, String envelopeTo, byte[] raw) {
        String to = bare(envelopeTo);
        return isProbe(to) && around.probes().arrived(bare(envelopeFrom), to, raw)
                || rings(envelopeFrom, to, raw);
    }

    private boolean isProbe(String address) {
        try {
            return around.probes().isProbe(address);
        } catch (DataAccessException | TransactionException away) {
            return false;
        }
    }

    private boolean isCanary(String address) {
        try {
            return around.canaries().isCanary(address);
        } catch (DataAccessException | TransactionException away) {
            return false;
        }
    }

    private boolean rings(String from, String to, byte[] raw) {
        if (!isCanary(to)) {
            return false;
        }
        String text = new String(raw, StandardCharsets.ISO_8859_1).replace('\0', ' ');
        int end = text.indexOf("\r\n\r\n");
        return around.canaries().ring(to, bare(from), end < 0 ? text : text.substring(0, end));
    }

    private boolean isOurs(String domain) {
        try {
            return hosts.isOurs(domain.toLowerCase(java.util.Locale.ROOT));
        } catch (DataAccessException | TransactionException away) {
            return true;
        }
    }

    static String bare(String path) {
        String bare = path.strip();
        return bare.startsWith("<") && bare.endsWith(">")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }

    /** As the database can keep it: PostgreSQL's texts have no NUL. */
    private static String cut(String text) {
        String whole = text.replace('\0', ' ');
        return whole.length() > ENVELOPE ? whole.substring(0, ENVELOPE) : whole;
    }
}
