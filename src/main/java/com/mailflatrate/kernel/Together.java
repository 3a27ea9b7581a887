package com.mailflatrate.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Work of many callers done for all of them at once, by one of them. Who comes while nobody works
 * begins at once and alone, so that a lone caller never waits for company; who comes meanwhile is
 * taken with all the others that came, in the order of their coming. What fails for several may be
 * the fault of one: each is then tried alone by its own caller. Every question is asked before the
 * work that answers it begins. Thread-safe; any kind of thread.
 */
public final class Together<Q, A> {

    private final int most;
    private final Function<List<Q>, List<A>> work;
    private final Predicate<RuntimeException> mayBeOfOne;
    private final Queue<Caller<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean working = new AtomicBoolean();

    /**
     * @param most questions answered at once
     * @param work gives an answer to each question, in their order
     * @param mayBeOfOne whether a failure may have come from one question; any other is everybody's
     */
    public Together(
            int most, Function<List<Q>, List<A>> work, Predicate<RuntimeException> mayBeOfOne) {
        this.most = most;
        this.work = work;
        this.mayBeOfOne = mayBeOfOne;
    }

    /** Who asked, and what came of it. */
    private static final class Caller<Q, A> {

        private final Q question;
        private final Thread thread = Thread.currentThread();
        private volatile Turn<A> turn = new Turn.Waits<>();

        Caller(Q question) {
            this.question = question;
        }

        void give(Turn<A> next) {
            turn = next;
            LockSupport.unpark(thread);
        }
    }

    /** How it stands with a caller. */
    private sealed interface Turn<A> {

        record Waits<A>() implements Turn<A> {}

        /** Works for all who wait. */
        record Leads<A>() implements Turn<A> {}

        record Answered<A>(A answer) implements Turn<A> {}

        record Failed<A>(RuntimeException why, boolean amongOthers) implements Turn<A> {}
    }

    /** The answer to one question; throws what the work threw for it. Waits, uninterruptibly. */
    public A ask(Q question) {
        Caller<Q, A> mine = new Caller<>(question);
        waiting.add(mine);
        if (working.compareAndSet(false, true)) {
            begin(mine);
        }
        return switch (settled(mine)) {
            case Turn.Answered<A>(A answer) -> answer;
            case Turn.Failed<A>(RuntimeException why, boolean amongOthers) -> {
                if (amongOthers && mayBeOfOne.test(why)) {
                    yield work.apply(List.of(question)).getFirst();
                }
                throw why;
            }
            case Turn.Waits<A> _, Turn.Leads<A> _ -> throw new IllegalStateException("not settled");
        };
    }

    /** Nobody else leads now, so that nobody else answers: unless it was done before. */
    private void begin(Caller<Q, A> mine) {
        if (mine.turn instanceof Turn.Waits<A>) {
            mine.turn = new Turn.Leads<>();
        } else {
            handOver();
        }
    }

    private Turn<A> settled(Caller<Q, A> mine) {
        boolean interrupted = false;
        while (true) {
            Turn<A> turn = mine.turn;
            if (turn instanceof Turn.Leads<A>) {
                lead(mine);
            } else if (turn instanceof Turn.Waits<A>) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            } else {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return turn;
            }
        }
    }

    /** Works until its own question is answered, then lets the next one lead. */
    private void lead(Caller<Q, A> mine) {
        try {
            while (mine.turn instanceof Turn.Leads<A>) {
                answer(next());
            }
        } finally {
            handOver();
        }
    }

    private List<Caller<Q, A>> next() {
        List<Caller<Q, A>> batch = new ArrayList<>();
        for (Caller<Q, A> one = waiting.poll(); one != null; one = take(batch)) {
            batch.add(one);
        }
        return batch;
    }

    private @Nullable Caller<Q, A> take(List<Caller<Q, A>> batch) {
        return batch.size() < most ? waiting.poll() : null;
    }

    private void answer(List<Caller<Q, A>> batch) {
        try {
            List<A> answers = work.apply(batch.stream().map(caller -> caller.question).toList());
            if (answers.size() != batch.size()) {
                throw new IllegalStateException(
                        answers.size() + " answers to " + batch.size() + " questions");
            }
            for (int n = 0; n < batch.size(); n++) {
                batch.get(n).give(new Turn.Answered<>(answers.get(n)));
            }
        } catch (RuntimeException why) {
            batch.forEach(caller -> caller.give(new Turn.Failed<>(why, batch.size() > 1)));
        } catch (Error broken) {
            RuntimeException why = new IllegalStateException("the work broke off", broken);
            batch.forEach(caller -> caller.give(new Turn.Failed<>(why, false)));
            throw broken;
        }
    }

    private void handOver() {
        @Nullable Caller<Q, A> next = waiting.peek();
        while (next == null) {
            working.set(false);
            if (waiting.peek() == null || !working.compareAndSet(false, true)) {
                return;
            }
            next = waiting.peek();
        }
        next.give(new Turn.Leads<>());
    }
}
