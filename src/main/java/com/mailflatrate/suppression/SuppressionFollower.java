package com.mailflatrate.suppression;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ListId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Follows who came onto the suppression list since this process began, in memory: a claim leaves
 * out everybody before, a session asks here right before MAIL FROM. Thread-safe.
 */
@Component("feed")
public class SuppressionFollower implements HealthIndicator {

    private static final long AGAIN = Duration.ofSeconds(60).toNanos();
    private static final long STALE = Duration.ofSeconds(5).toNanos();
    private static final int FULL = 10_000;
    private static final int UNDER_WAY = 1_000;

    private final SuppressionFeed feed;
    private final Map<Key, Set<ListId>> lists = new ConcurrentHashMap<>();
    private final Set<Key> whole = ConcurrentHashMap.newKeySet();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long from = -1;
    private final LongSupplier nanoTime;
    private volatile long readAt;

    @Autowired
    SuppressionFollower(SuppressionFeed feed) {
        this(feed, System::nanoTime);
    }

    /** One that has read nothing yet, with a clock of its own. */
    public SuppressionFollower(SuppressionFeed feed, LongSupplier nanoTime) {
        this.feed = feed;
        this.nanoTime = nanoTime;
        this.readAt = nanoTime.getAsLong() - STALE;
    }

    /** An address of an account; account 0 stands for all. */
    private record Key(long account, ByteBuffer hash) {}

    /** How far the feed was at a time. */
    private record Mark(long number, long at) {}

    /**
     * Reads on, from where it was a minute ago: transactions commit late. The first time from a
     * little before the last step, because some may have been under way. For one thread.
     */
    public void follow() {
        long started = nanoTime.getAsLong();
        if (from < 0) {
            from = Math.max(feed.lastChange() - UNDER_WAY, 0);
        }
        long number = from;
        List<SuppressionChange> changes;
        do {
            changes = feed.changesSince(number);
            for (SuppressionChange change : changes) {
                apply(change);
                number = change.number();
            }
        } while (changes.size() >= FULL);
        marks.addLast(new Mark(number, started));
        while (!marks.isEmpty() && started - marks.getFirst().at() > AGAIN) {
            from = marks.removeFirst().number();
        }
        readAt = started;
    }

    /** Whether the last look is recent enough to go by. */
    public boolean isFresh() {
        return nanoTime.getAsLong() - readAt < STALE;
    }

    /** How long ago that was. */
    public Duration age() {
        return Duration.ofNanos(nanoTime.getAsLong() - readAt);
    }

    /** Down when nothing may be sent because nobody knows who left in the last seconds. */
    @Override
    public Health health() {
        return isFresh() ? Health.up().build() : Health.down().build();
    }

    /**
     * Whether an address came onto the list since.
     *
     * @param hash of its suppression key
     * @param list the list it would be mailed through, null for none
     */
    public boolean blocks(AccountId account, ByteBuffer hash, @Nullable ListId list) {
        Key own = new Key(account.value(), hash);
        Set<ListId> some = lists.get(own);
        return whole.contains(own)
                || whole.contains(new Key(0, hash))
                || some != null && list != null && some.contains(list);
    }

    private void apply(SuppressionChange change) {
        long account = change.account() == null ? 0 : change.account().value();
        Key key = new Key(account, ByteBuffer.wrap(change.key().hash()));
        ListId list = change.list();
        if (!change.added()) {
            // the table knows whether another reason is left, and the next claim asks it
            whole.remove(key);
            lists.remove(key);
        } else if (list == null) {
            whole.add(key);
        } else {
            lists.computeIfAbsent(key, none -> ConcurrentHashMap.newKeySet()).add(list);
        }
    }
}
