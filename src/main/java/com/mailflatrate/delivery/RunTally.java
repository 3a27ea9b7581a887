package com.mailflatrate.delivery;

import com.mailflatrate.delivery.MessageFacts.State;
import com.mailflatrate.delivery.RunStatus.Hold;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sorts the counted messages of a run, so that the parts make the whole. */
final class RunTally {

    private RunTally() {}

    static RunStatus of(RunStore.Row row, List<RunStore.Count> counts, List<Hold> holds) {
        Map<State, Long> by = new EnumMap<>(State.class);
        Map<String, Long> skipped = new TreeMap<>();
        long total = 0;
        long unconfirmed = 0;
        for (RunStore.Count count : counts) {
            State state = State.values()[count.state()];
            total += count.messages();
            if (state == State.SUPPRESSED) {
                skipped.merge(
                        count.skip().isEmpty() ? "SUPPRESSED" : count.skip(),
                        count.messages(),
                        Long::sum);
            } else if (state == State.AMBIGUOUS && count.skip().equals("UNCONFIRMED")) {
                unconfirmed += count.messages();
            } else {
                by.merge(state, count.messages(), Long::sum);
            }
        }
        long waiting = by.getOrDefault(State.READY, 0L) + by.getOrDefault(State.CLAIMED, 0L);
        boolean held = row.state() == RunStatus.State.HELD;
        long deferred = by.getOrDefault(State.DEFERRED, 0L);
        long part = Math.min(row.heldPart(), deferred);
        return new RunStatus(
                row.run(),
                row.mailingId(),
                row.state(),
                total,
                held ? 0 : waiting,
                held ? waiting + part : part,
                by.getOrDefault(State.ACCEPTED, 0L),
                deferred - part,
                by.getOrDefault(State.BOUNCED, 0L),
                by.getOrDefault(State.EXPIRED, 0L),
                by.getOrDefault(State.AMBIGUOUS, 0L),
                unconfirmed,
                skipped,
                row.startedAt(),
                row.finishedAt(),
                holds);
    }
}
