package com.mailflatrate.delivery.queue;

import com.mailflatrate.delivery.Letters.Kind;
import com.mailflatrate.delivery.spi.MessageSource;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import java.nio.ByteBuffer;
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
        @Nullable Kind letter) {

    boolean isLetter() {
        return run.value() == 0;
    }

    MessageSource.Slot slot() {
        return new MessageSource.Slot(
                message, Objects.requireNonNull(contact), Objects.requireNonNull(list));
    }
}
