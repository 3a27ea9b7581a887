package com.mailflatrate.imap;

import com.mailflatrate.feedback.Inbound;
import com.mailflatrate.imap.ImapSettings.Security;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes mail out of a mailbox (RFC 3501): stores it here first and deletes it there afterwards, so
 * that none is lost; after a crash between the two it comes twice, which changes nothing. Reads no
 * more of a mail than is kept.
 */
@Component
class ImapDoor {

    private static final Logger LOG = LoggerFactory.getLogger(ImapDoor.class);
    private static final int AT_ONCE = 500;
    private static final int MOST_BYTES = 5_000_000;
    private static final String TIMEOUT_MS = "30000";

    /**
     * A mail comes in a few pieces; the library's own 16 kB would ask 300 times for a large one.
     */
    private static final String PIECE_BYTES = "1048576";

    private final ImapSettings settings;
    private final Inbound inbound;
    private final Addressees addressees;

    ImapDoor(ImapSettings settings, Inbound inbound, Addressees addressees) {
        this.settings = settings;
        this.inbound = inbound;
        this.addressees = addressees;
    }

    /** Takes what is there, 500 mails at most; gives how many. Does nothing without a mailbox. */
    int empty() {
        if (settings.host().isEmpty()) {
            return 0;
        }
        try (Store store = session().getStore(protocol())) {
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                return taken(folder);
            }
        } catch (MessagingException away) {
            LOG.warn("mailbox could not be emptied mailbox={}", settings, away);
            return 0;
        }
    }

    private int taken(Folder folder) throws MessagingException {
        int taken = 0;
        int there = Math.min(folder.getMessageCount(), AT_ONCE);
        for (int n = 1; n <= there && inbound.hasRoom() && folder.isOpen(); n++) {
            if (isTaken(folder.getMessage(n))) {
                taken++;
            }
        }
        return taken;
    }

    /** One that cannot be taken stays where it is and keeps no other from coming. */
    private boolean isTaken(Message mail) {
        try {
            if (mail.isSet(Flags.Flag.DELETED)) {
                return false;
            }
            take(read((IMAPMessage) mail));
            mail.setFlag(Flags.Flag.DELETED, true);
            return true;
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (MessagingException | IOException | RuntimeException broken) {
            LOG.warn("a mail stays in the mailbox mailbox={}", settings, broken);
            return false;
        }
    }

    private void take(byte[] raw) {
        Addressees.Envelope envelope = addressees.of(raw);
        inbound.receive(envelope.from(), envelope.to(), new ByteArrayInputStream(raw));
    }

    /** In pieces: a server need not send more than is kept. */
    private static byte[] read(IMAPMessage mail) throws MessagingException, IOException {
        mail.setPeek(true);
        try (InputStream in = mail.getMimeStream()) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    private String protocol() {
        return settings.security() == Security.TLS ? "imaps" : "imap";
    }

    private Session session() {
        String prefix = "mail." + protocol() + '.';
        Properties how = new Properties();
        how.setProperty(prefix + "connectiontimeout", TIMEOUT_MS);
        how.setProperty(prefix + "timeout", TIMEOUT_MS);
        how.setProperty(prefix + "writetimeout", TIMEOUT_MS);
        how.setProperty(prefix + "fetchsize", PIECE_BYTES);
        how.setProperty(prefix + "ssl.checkserveridentity", "true");
        boolean starttls = settings.security() == Security.STARTTLS;
        how.setProperty(prefix + "starttls.enable", String.valueOf(starttls));
        how.setProperty(prefix + "starttls.required", String.valueOf(starttls));
        return Session.getInstance(how);
    }
}
