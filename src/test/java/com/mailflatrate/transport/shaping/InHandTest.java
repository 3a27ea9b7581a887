package com.mailflatrate.transport.shaping;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.transport.shaping.InHand.Share;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How much may be in hand at once. */
class InHandTest {

    private static final int MEGA = 1024 * 1024;
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void manyConnectionsWithHugeMailsNeverHoldMoreThanTheRoom() {
        InHand room = new InHand(10 * MEGA, LONG);
        AtomicLong held = new AtomicLong();
        AtomicLong most = new AtomicLong();
        AtomicInteger sent = new AtomicInteger();
        try (ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int connection = 0; connection < 50; connection++) {
                connections.execute(
                        () -> {
                            for (int mails = 0; mails < 40; ) {
                                int size = ThreadLocalRandom.current().nextInt(MEGA, 3 * MEGA);
                                mails += handed(room, size, held, most) ? 1 : 0;
                            }
                            sent.addAndGet(40);
                        });
            }
        }
        assertThat(sent).hasValue(2_000);
        assertThat(held).hasValue(0);
        assertThat(most.get()).isBetween(5L * MEGA, 10L * MEGA);
        try (Share all = taken(room, 2)) {
            assertThat(all.fits(10 * MEGA - 1)).as("all of it is free again").isTrue();
        }
    }

    private static boolean handed(InHand room, int size, AtomicLong held, AtomicLong most) {
        try (Share share = room.take(1)) {
            if (share == null || !share.fits(size)) {
                return false;
            }
            most.accumulateAndGet(held.addAndGet(size), Math::max);
            Thread.yield();
            held.addAndGet(-size);
            return true;
        }
    }

    @Test
    void aMailLargerThanTheWholeRoomGoesAndNoSecondOneBesideIt() {
        InHand room = new InHand(MEGA, AT_ONCE);
        try (Share huge = taken(room, 1)) {
            assertThat(huge.fits(20 * MEGA)).isTrue();
            assertThat(room.take(1)).isNull();
            try (Share small = taken(room, 2)) {
                assertThat(small.fits(1_000)).as("others do not wait for it").isTrue();
            }
        }
        try (Share next = taken(room, 1)) {
            assertThat(next.fits(20 * MEGA)).isTrue();
        }
    }

    @Test
    void aKindNobodyKnowsIsComposedOneAtATime() {
        InHand room = new InHand(10 * MEGA, AT_ONCE);
        try (Share first = taken(room, 1)) {
            assertThat(room.take(1)).isNull();
            assertThat(first.fits(MEGA)).isTrue();
            try (Share second = taken(room, 1)) {
                assertThat(second.fits(MEGA)).isTrue();
            }
        }
    }

    @Test
    void whatTurnsOutTooHeavyIsLetGoOfAndItsKindIsKnownThen() {
        InHand room = new InHand(4 * MEGA, AT_ONCE);
        try (Share first = taken(room, 1)) {
            assertThat(first.fits(3 * MEGA)).isTrue();
            try (Share other = taken(room, 2)) {
                assertThat(other.fits(2 * MEGA)).isFalse();
            }
            assertThat(room.take(2)).as("it has no room before it is composed").isNull();
        }
        try (Share other = taken(room, 2)) {
            assertThat(other.fits(2 * MEGA)).isTrue();
        }
    }

    private static Share taken(InHand room, long kind) {
        return Objects.requireNonNull(room.take(kind));
    }
}
