package com.mailflatrate.segments;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.UuidV7;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Segments as a part of whom a mailing goes to. Works on either lane, within the transaction that
 * decides; a segment says who is meant, {@code consent} who may be mailed.
 */
@Component
@Transactional
public class SegmentAudiences {

    private final SegmentStore store;
    private final MatchStore matches;
    private final PictureStore pictures;
    private final Nesting nesting;
    private final UuidV7 ids;
    private final InstantSource clock;

    SegmentAudiences(
            SegmentStore store,
            MatchStore matches,
            PictureStore pictures,
            Nesting nesting,
            UuidV7 ids,
            InstantSource clock) {
        this.store = store;
        this.matches = matches;
        this.pictures = pictures;
        this.nesting = nesting;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Who is in a segment now.
     *
     * @param meaning what the segment asks, to the letter: two that differ ask something else
     */
    public record Found(String meaning, Members members) {}

    /** Whether the segment is there; until the transaction ends nobody deletes it. */
    public boolean claim(AccountId account, UUID segment) {
        return store.claim(account, segment);
    }

    /** Who is in it now; empty when it, or one it names, is not there. */
    @Transactional(readOnly = true)
    public Optional<Found> now(AccountId account, UUID id) {
        return store.find(account, id)
                .flatMap(
                        segment ->
                                segment.kind() == Segment.Kind.SNAPSHOT
                                        ? Optional.of(
                                                new Found(
                                                        "snapshot " + id,
                                                        matches.kept(account, id)))
                                        : live(account, segment));
    }

    /** Keeps who is in it now under an id of its own; empty like {@link #now}. */
    public Optional<UUID> keep(AccountId account, UUID id) {
        UUID picture = ids.next();
        return now(account, id)
                .map(
                        found -> {
                            pictures.keep(account, picture, found.members(), clock.instant());
                            return picture;
                        });
    }

    /** Who was kept. */
    @Transactional(readOnly = true)
    public Members kept(AccountId account, UUID picture) {
        return pictures.members(account, picture);
    }

    /** Forgets who was kept. */
    public void drop(AccountId account, UUID picture) {
        pictures.drop(account, picture);
    }

    private Optional<Found> live(AccountId account, Segment segment) {
        Instant now = clock.instant();
        return nesting.flat(account, segment.rule(), segment.id())
                        instanceof Outcome.Done<Rule>(Rule rule)
                ? Optional.of(
                        new Found(
                                RuleNode.of(rule).toString(),
                                matches.members(account, Condition.of(rule), now)))
                : Optional.empty();
    }
}
