package com.mailflatrate.takeover;

import com.mailflatrate.account.Audit;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.delivery.queue.Lives;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.takeover.TakeOverStore.Claim;
import com.mailflatrate.transport.journal.Entry.Head;
import com.mailflatrate.transport.journal.Entry.Intent;
import com.mailflatrate.transport.journal.Past;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ends the last life of a node that will not come back: what it had claimed is settled and free for
 * the others. With its journal this is exact; without it every mail it had in hand may have been
 * handed over, so none of a mailing is sent again. Twice is once.
 */
@Component
@EngineTransactional
public class TakeOver {

    private final TakeOverStore store;
    private final Lives lives;
    private final Audit audit;

    TakeOver(TakeOverStore store, Lives lives, Audit audit) {
        this.store = store;
        this.lives = lives;
        this.audit = audit;
    }

    /** What came of it. */
    sealed interface Answer {}

    /** Nothing was done. */
    record Refused(String why) implements Answer {}

    /**
     * Done.
     *
     * @param answered whose replies the journal knew
     * @param ambiguous mails of mailings that may have arrived and are not sent again
     * @param again letters that may have arrived: sent once more, or ambiguous when they were
     * @param ready were not begun, and go to whoever claims them
     */
    record Taken(long answered, long ambiguous, long again, long ready) implements Answer {}

    /** Takes over; without a past nothing is known of what it handed over. */
    Answer from(String node, @Nullable Past past, Actor by) {
        Head head = lives.last(node).orElse(null);
        if (head == null) {
            return new Refused("There is no node " + node + ".");
        }
        long sessions = store.sessions(node);
        if (sessions > 0) {
            return new Refused(
                    "Node "
                            + node
                            + " lives: it has "
                            + sessions
                            + " sessions at the database. Stop it first.");
        }
        Optional<String> unfit = past == null ? Optional.empty() : unfit(past, head);
        if (unfit.isPresent()) {
            return new Refused(unfit.get());
        }
        List<Claim> claims = store.claims(head.node(), head.epoch());
        Past known = past == null ? unknown(head, claims) : past;
        Taken taken = taken(claims, known);
        lives.begin(node, known);
        record(node, past != null, taken, by);
        return taken;
    }

    private static Optional<String> unfit(Past past, Head head) {
        Head its = past.head();
        if (its == null || !its.database().equals(head.database()) || its.node() != head.node()) {
            return Optional.of("This is not the journal of that node at this database.");
        }
        if (its.epoch() != head.epoch()) {
            return Optional.of(
                    "This journal is of another life of that node: it has begun anew since, or was taken over.");
        }
        return past.flushed() > head.flushes()
                ? Optional.of("The database is older than this journal: it went back in time.")
                : Optional.empty();
    }

    /** Each may have been handed over. */
    private static Past unknown(Head head, List<Claim> claims) {
        List<Intent> all =
                claims.stream()
                        .map(claim -> new Intent(claim.messageId(), claim.attempt(), 0))
                        .toList();
        return new Past(head, head.flushes(), List.of(), all);
    }

    private record Tried(long message, int attempt) {}

    private static Taken taken(List<Claim> claims, Past past) {
        Set<Tried> answers =
                past.outcomes().stream()
                        .map(one -> new Tried(one.message(), one.attempt()))
                        .collect(Collectors.toSet());
        Set<Tried> silent =
                past.unanswered().stream()
                        .map(one -> new Tried(one.message(), one.attempt()))
                        .collect(Collectors.toSet());
        long answered = count(claims, claim -> answers.contains(tried(claim)));
        long ambiguous = count(claims, claim -> !claim.letter() && silent.contains(tried(claim)));
        long again = count(claims, claim -> claim.letter() && silent.contains(tried(claim)));
        return new Taken(answered, ambiguous, again, claims.size() - answered - ambiguous - again);
    }

    private static Tried tried(Claim claim) {
        return new Tried(claim.messageId(), claim.attempt());
    }

    private static long count(List<Claim> claims, Predicate<Claim> which) {
        return claims.stream().filter(which).count();
    }

    private void record(String node, boolean journal, Taken taken, Actor by) {
        audit.record(
                null,
                by,
                "delivery.taken-over",
                node,
                Map.of(
                        "journal", String.valueOf(journal),
                        "answered", String.valueOf(taken.answered()),
                        "ambiguous", String.valueOf(taken.ambiguous()),
                        "again", String.valueOf(taken.again()),
                        "ready", String.valueOf(taken.ready())));
    }
}
