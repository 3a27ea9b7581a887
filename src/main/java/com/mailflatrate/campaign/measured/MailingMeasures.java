package com.mailflatrate.campaign.measured;

import com.mailflatrate.account.Audit;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.delivery.held.HeldParts;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.measures.Touch;
import com.mailflatrate.measures.Touches;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the service did by itself about sites a mailing goes to, for its account. */
@Component
@Transactional
public class MailingMeasures {

    private static final Set<Mailing.State> UNDER_WAY =
            EnumSet.of(Mailing.State.SENDING, Mailing.State.PAUSED, Mailing.State.HELD);

    private final Touches touches;
    private final HeldParts parts;
    private final Audit audit;
    private final InstantSource clock;

    MailingMeasures(Touches touches, HeldParts parts, Audit audit, InstantSource clock) {
        this.touches = touches;
        this.parts = parts;
        this.audit = audit;
        this.clock = clock;
    }

    /** All that touched a mailing, newest first, at most 100. */
    @Transactional(readOnly = true)
    public List<MailingMeasure> of(Mailing mailing) {
        RunId run = mailing.run();
        return run == null ? List.of() : of(mailing, run);
    }

    /** One that touched a mailing; empty when there is none of this id. */
    @Transactional(readOnly = true)
    public Optional<MailingMeasure> find(Mailing mailing, UUID measure) {
        return of(mailing).stream()
                .filter(one -> one.touch().measure().equals(measure))
                .findFirst();
    }

    /**
     * Leaves out what a measure holds of a mailing, now and whatever comes to it later. Cannot be
     * undone. Refused with NOT_FOUND, or WRONG_STATE when the mailing is not under way, or the
     * measure is over, left out already, or about a site as a whole.
     */
    public Outcome<MailingMeasure> leaveOut(Mailing mailing, UUID measure, Actor by) {
        RunId run = mailing.run();
        Optional<MailingMeasure> found = find(mailing, measure);
        if (run == null || found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        if (!found.get().mayBeLeftOut()) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        return audit.traced(
                        mailing.account(),
                        by,
                        () -> parts.leaveOut(mailing.account(), run, measure, by),
                        left ->
                                new Audit.Trace(
                                        "mailing.left-out",
                                        mailing.mailingId().toString(),
                                        Map.of(
                                                "domain",
                                                left.site(),
                                                "count",
                                                Long.toString(found.get().held()))))
                .map(left -> find(mailing, measure).orElseThrow());
    }

    private List<MailingMeasure> of(Mailing mailing, RunId run) {
        List<Touch> all = touches.of(mailing.account(), run);
        if (all.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Map<UUID, Long> held = parts.counts(mailing.account(), run);
        boolean underWay = UNDER_WAY.contains(mailing.state());
        return all.stream()
                .map(
                        touch ->
                                new MailingMeasure(
                                        touch,
                                        held.getOrDefault(touch.measure(), 0L),
                                        touch.isInForce(now),
                                        underWay
                                                && touch.isInForce(now)
                                                && touch.leftOutAt() == null,
                                        underWay && touch.mayBeLeftOut(now)))
                .toList();
    }
}
