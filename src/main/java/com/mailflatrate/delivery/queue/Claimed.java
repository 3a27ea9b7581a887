package com.mailflatrate.delivery.queue;

import com.mailflatrate.delivery.Letters.Kind;
import com.mailflatrate.delivery.spi.MessageSource;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message this node has claimed.
 *
 * @param run 0 for a letter
 * @param hash its suppression key's hash, null for a letter
 * @param attempt which one this is, from 1
 * @param date of its first claim
 * @param domain of its recipient, empty until it is looked up
 */
record Claimed(
        MessageId message,
        AccountId account,
        RunId run,
        @Nullable ContactId contact,
        @Nullable ListId list,
        @Nullable ByteBuffer hash,
        int attempt,
        Instant date,
        @Nullable Kind letter,
        String domain) {

    private static final Duration BULK_LIFE = Duration.ofHours(72);
    private static final Duration LETTER_LIFE = Duration.ofDays(5);
    private static final Duration SHORT_LIFE = Duration.ofHours(24);

    /** How long it may be tried, from its first claim. */
    Duration life() {
        return switch (letter) {
            case null -> BULK_LIFE;
            case CONFIRMATION, TEST -> SHORT_LIFE;
            case NOTICE, RECEIPT, FORWARD -> LETTER_LIFE;
        };
    }

    Claimed to(String recipient) {
        return new Claimed(
                message, account, run, contact, list, hash, attempt, date, letter, recipient);
    }

    /** Those alike weigh alike: of a run, or letters of one kind for one account. */
    long likes() {
        return letter == null
                ? run.value()
                : -(account.value() * Kind.values().length + letter.ordinal() + 1);
    }

    boolean isLetter() {
        return run.value() == 0;
    }

    MessageSource.Slot slot() {
        return new MessageSource.Slot(
                message, Objects.requireNonNull(contact), Objects.requireNonNull(list));
    }
}
