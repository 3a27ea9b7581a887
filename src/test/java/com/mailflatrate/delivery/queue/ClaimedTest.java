package com.mailflatrate.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.delivery.Letters.Kind;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which mails are taken to weigh alike. */
class ClaimedTest {

    @Test
    void aHeavyLetterSaysNothingAboutThoseOfAnotherKindOrAccountOrAboutAnyMailing() {
        Set<Long> likes = new HashSet<>();
        for (long account = 0; account < 50; account++) {
            for (Kind kind : Kind.values()) {
                likes.add(claimed(account, 0, kind).likes());
            }
            likes.add(claimed(account, 1_000 + account, null).likes());
        }
        assertThat(likes).hasSize(50 * (Kind.values().length + 1));
        assertThat(claimed(1, 7, null).likes()).isEqualTo(claimed(1, 7, null).likes());
    }

    private static Claimed claimed(long account, long run, @Nullable Kind letter) {
        return new Claimed(
                new MessageId(1),
                new AccountId(account),
                new RunId(run),
                null,
                null,
                null,
                1,
                Instant.EPOCH,
                letter,
                "");
    }
}
