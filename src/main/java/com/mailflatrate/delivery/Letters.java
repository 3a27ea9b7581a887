package com.mailflatrate.delivery;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.SenderDomainId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Single mails that belong to no mailing; stored rendered, sent before bulk. */
@Component
@Transactional
public class Letters {

    private static final AccountId PLATFORM = new AccountId(0);
    private static final int MOST = 10_000;

    private final LetterStore store;
    private final MessageStore messages;
    private final InstantSource clock;

    Letters(LetterStore store, MessageStore messages, InstantSource clock) {
        this.store = store;
        this.messages = messages;
        this.clock = clock;
    }

    /** The closed set of letters, each with its own time to live. */
    public enum Kind {
        /** Asks a person to confirm a registration. Stops with the account; 24 hours. */
        CONFIRMATION,
        /** From us to our own users; 5 days. */
        NOTICE,
        /** The desk's answer to somebody who reported; 5 days. */
        RECEIPT,
        /** A person's reply on its way to the customer; 5 days. */
        FORWARD,
        /**
         * A campaign as a test, to proved addresses only, signed by the account's domain only; 24
         * hours.
         */
        TEST
    }

    /**
     * A letter as it will be sent.
     *
     * @param account null for letters of the platform itself, which only the engine lane can send
     * @param subject without line breaks
     * @param html null for a letter of plain text
     * @param from null for the platform's own address
     * @param test what the test is a test of, for its header block; only with {@link Kind#TEST}
     */
    public record Letter(
            Kind kind,
            @Nullable AccountId account,
            EmailAddress to,
            String subject,
            String text,
            @Nullable String html,
            @Nullable EmailAddress replyTo,
            @Nullable From from,
            @Nullable TestOf test) {

        /** A letter of the platform in plain text. */
        public static Letter plain(
                Kind kind,
                @Nullable AccountId account,
                EmailAddress to,
                String subject,
                String text) {
            return new Letter(kind, account, to, subject, text, null, null, null, null);
        }
    }

    /** A sender with its display name. */
    public record From(String name, EmailAddress address) {}

    /** What a test mail shows the header block of. */
    public record TestOf(
            MailingId mailingId,
            CampaignId campaign,
            SenderDomainId domain,
            ListId list,
            String listName) {}

    /**
     * What became of a letter in the end.
     *
     * @param accepted whether the receiving server took it; else it said no for good
     * @param atRecipient whether it was said to the recipient's address (RCPT)
     * @param host the server that said so, as far as one did
     * @param reply its words, with the code before them
     */
    public record Settled(
            long cursor,
            MessageId message,
            boolean accepted,
            boolean atRecipient,
            Instant at,
            @Nullable String host,
            int code,
            @Nullable String enhanced,
            String reply) {}

    /** An id for a letter that must carry its own tokens in its text; nothing is stored. */
    public MessageId reserve() {
        return reserve(1).getFirst();
    }

    private List<MessageId> reserve(int count) {
        long base = MessageNumbers.base(clock.instant());
        return store.nextNumbers(count).stream()
                .map(number -> MessageNumbers.id(base, number))
                .toList();
    }

    /** Queues a letter under a reserved id. */
    public void send(MessageId reserved, Letter letter) {
        store.insert(
                List.of(new LetterStore.Queued(accountOf(letter), reserved, letter)),
                clock.instant());
    }

    /** Queues a letter; it leaves after the caller's transaction. */
    public MessageId send(Letter letter) {
        MessageId id = reserve();
        send(id, letter);
        return id;
    }

    /** Queues many letters at once and gives their ids, in the same order. */
    public List<MessageId> sendAll(List<Letter> letters) {
        if (letters.isEmpty()) {
            return List.of();
        }
        List<MessageId> ids = reserve(letters.size());
        List<LetterStore.Queued> queued = new ArrayList<>();
        for (int n = 0; n < ids.size(); n++) {
            Letter letter = letters.get(n);
            queued.add(new LetterStore.Queued(accountOf(letter), ids.get(n), letter));
        }
        store.insert(queued, clock.instant());
        return ids;
    }

    /**
     * Letters of one kind that a server accepted or refused for good, in that order, after a
     * cursor; 0 begins. Over all accounts.
     */
    @EngineTransactional(readOnly = true)
    public List<Settled> settled(Kind kind, long cursor, int limit) {
        return messages.settledLetters(kind, cursor, Math.min(limit, MOST));
    }

    /** Takes address and text of a letter away; that there was one remains. */
    public void forget(AccountId account, MessageId message) {
        store.forget(account, message);
    }

    private static AccountId accountOf(Letter letter) {
        return letter.account() == null ? PLATFORM : letter.account();
    }
}
