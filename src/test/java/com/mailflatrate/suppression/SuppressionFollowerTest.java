package com.mailflatrate.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.given.Covers;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.keys.SuppressionKeys;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Who has left is known within a second, also who left by a transaction that took its time. */
@DatabaseTest
class SuppressionFollowerTest {

    private static final Actor BY = Actor.system("test");
    private static final AtomicLong ACCOUNTS = new AtomicLong(7_900_000);
    private static final ListId NEWS = new ListId(UUID.randomUUID());
    private static final ListId OTHER = new ListId(UUID.randomUUID());

    @Autowired private SuppressionFeed feed;
    @Autowired private Suppressions suppressions;
    @Autowired private SuppressionKeys keys;
    @Autowired private TransactionOperations transactions;

    private final AccountId account = new AccountId(ACCOUNTS.incrementAndGet());
    private long now = 1;

    @Test
    @Covers("G5")
    void aLookOlderThanFiveSecondsIsNoneToGoBy() {
        SuppressionFollower follower = new SuppressionFollower(feed, () -> now);
        assertThat(follower.isFresh()).as("before the first").isFalse();
        follower.follow();
        pass(Duration.ofMillis(4_900));
        assertThat(follower.isFresh()).isTrue();
        assertThat(follower.health().getStatus().getCode()).isEqualTo("UP");
        pass(Duration.ofMillis(200));
        assertThat(follower.isFresh()).isFalse();
        assertThat(follower.health().getStatus().getCode()).isEqualTo("DOWN");
        assertThat(follower.age()).isEqualTo(Duration.ofMillis(5_100));
    }

    @Test
    @Covers("G5")
    void whoLeavesOneListLeavesThisAndWhoLeavesAltogetherLeavesAll() {
        SuppressionFollower follower = new SuppressionFollower(feed, () -> now);
        follower.follow();
        leaves("anna@shop.test", NEWS);
        leaves("bert@shop.test", null);
        assertThat(blocks(follower, "anna@shop.test", NEWS)).as("not read yet").isFalse();
        follower.follow();
        assertThat(blocks(follower, "anna@shop.test", NEWS)).isTrue();
        assertThat(blocks(follower, "anna@shop.test", OTHER)).isFalse();
        assertThat(blocks(follower, "bert@shop.test", OTHER)).isTrue();
        assertThat(blocks(follower, "carl@shop.test", NEWS)).isFalse();
        Lanes.engine(
                () ->
                        suppressions.addEverywhere(
                                address("carl@shop.test"),
                                SuppressionReason.OBJECTION,
                                BY,
                                "a letter"));
        follower.follow();
        assertThat(blocks(follower, "carl@shop.test", NEWS)).as("of any account").isTrue();
    }

    @Test
    @Covers("G5")
    void whoseLeavingIsCommittedBehindOthersIsSeenForAMinute() throws InterruptedException {
        SuppressionFollower follower = new SuppressionFollower(feed, () -> now);
        follower.follow();
        Slow slow = new Slow("late@shop.test");
        leaves("quick@shop.test", NEWS);
        follower.follow();
        assertThat(blocks(follower, "quick@shop.test", NEWS)).isTrue();
        for (int second = 0; second < 50; second++) {
            pass(Duration.ofSeconds(1));
            follower.follow();
        }
        assertThat(blocks(follower, "late@shop.test", NEWS)).isFalse();
        slow.commits();
        follower.follow();
        assertThat(blocks(follower, "late@shop.test", NEWS)).isTrue();
    }

    @Test
    @Covers("G5")
    void whoseLeavingWasUnderWayWhenTheServiceBeganIsSeenToo() throws InterruptedException {
        Slow slow = new Slow("early@shop.test");
        leaves("between@shop.test", NEWS);
        SuppressionFollower follower = new SuppressionFollower(feed, () -> now);
        follower.follow();
        slow.commits();
        follower.follow();
        assertThat(blocks(follower, "early@shop.test", NEWS)).isTrue();
    }

    /** Somebody leaves by a transaction that stays open. */
    private final class Slow {

        private final CountDownLatch written = new CountDownLatch(1);
        private final CountDownLatch may = new CountDownLatch(1);
        private final Thread thread;

        Slow(String email) throws InterruptedException {
            thread =
                    Thread.ofPlatform()
                            .start(
                                    () ->
                                            Lanes.engine(
                                                    () ->
                                                            transactions.executeWithoutResult(
                                                                    _ -> stays(email))));
            written.await();
        }

        private void stays(String email) {
            add(email, NEWS);
            written.countDown();
            try {
                may.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        void commits() throws InterruptedException {
            may.countDown();
            thread.join();
        }
    }

    private void leaves(String email, @Nullable ListId list) {
        Lanes.engine(() -> add(email, list));
    }

    private void add(String email, @Nullable ListId list) {
        suppressions.add(
                account, address(email), SuppressionReason.UNSUBSCRIBED, list, BY, "one-click");
    }

    private boolean blocks(SuppressionFollower follower, String email, ListId list) {
        return follower.blocks(account, ByteBuffer.wrap(keys.of(address(email)).hash()), list);
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
