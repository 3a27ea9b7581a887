package com.mailflatrate.delivery.spi;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.mail.mime.Outgoing;
import java.util.List;

/** Gives the content of a run's messages at the moment they are sent. Thread-safe. */
public interface MessageSource {

    /** One message that is about to be sent. */
    record Slot(MessageId message, ContactId contact, ListId list) {}

    /**
     * SHA-256 over everything the mails of a run are made from, as it stands now. Called in an
     * engine transaction.
     */
    byte[] contentSha256(AccountId account, RunId run);

    /**
     * Fetches what a batch needs with one query per kind of fact. Called in an engine transaction.
     */
    Batch open(AccountId account, RunId run, List<Slot> slots);

    /** The messages of a batch; composes without touching the database. */
    interface Batch {

        /** The domain of the recipient's address, empty when there is none any more. */
        String domain(MessageId message);

        /** The content of one message, or why it must not be sent. */
        Outgoing compose(MessageId message);
    }
}
