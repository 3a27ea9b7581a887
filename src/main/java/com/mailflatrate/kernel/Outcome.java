package com.mailflatrate.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * What came of something a user asked for: done, or refused with reasons. What only we can cause is
 * an exception instead.
 */
public sealed interface Outcome<T> {

    /** It happened. */
    record Done<T>(T value) implements Outcome<T> {}

    /** It did not happen, and nothing has changed. */
    record Refused<T>(List<Reason> reasons) implements Outcome<T> {

        /** Copies the reasons; there is at least one. */
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }
    }

    /** It happened. */
    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    /** It did not happen, for one reason. */
    static <T> Outcome<T> refused(Reason reason) {
        return new Refused<>(List.of(reason));
    }

    /** It did not happen, for one reason without details. */
    static <T> Outcome<T> refused(Code code) {
        return refused(Reason.of(code));
    }

    /** It did not happen, for these reasons. */
    static <T> Outcome<T> refused(List<Reason> reasons) {
        return new Refused<>(reasons);
    }

    /** Goes on with the value, or passes the refusal on. */
    default <U> Outcome<U> flatMap(Function<T, Outcome<U>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(List<Reason> reasons) -> new Refused<>(reasons);
        };
    }

    /** Changes the value, or passes the refusal on. */
    default <U> Outcome<U> map(Function<T, U> change) {
        return flatMap(value -> done(change.apply(value)));
    }

    /**
     * The value, or a {@link RefusedException} for the one place at the edge that answers with a
     * problem.
     */
    default T orThrow() {
        return switch (this) {
            case Done<T>(T value) -> value;
            case Refused<T>(List<Reason> reasons) -> throw new RefusedException(reasons);
        };
    }

    /** Whether it happened. */
    default boolean isDone() {
        return this instanceof Done<T>;
    }

    /** Why it did not happen; empty when it did. */
    default List<Reason> reasons() {
        return this instanceof Refused<T>(List<Reason> reasons) ? reasons : List.of();
    }
}
