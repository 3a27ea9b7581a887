package com.mailflatrate.api.returns;

import com.mailflatrate.reread.SecondReading;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was read otherwise than before.
 *
 * @param upshot {@code applied}, {@code would-change} or {@code left-alone}
 */
record ReadingView(UUID mailId, Instant at, String upshot, Taken was, Taken is) {

    /**
     * What it is taken for.
     *
     * @param kind absent: it could not be read
     */
    record Taken(@Nullable String kind, @Nullable String reasonCode, List<String> details) {

        static Taken of(SecondReading.Taken one) {
            String kind = one.kind();
            return new Taken(kind == null ? null : ReturnView.word(kind), one.why(), one.details());
        }
    }

    static ReadingView of(SecondReading one) {
        return new ReadingView(
                one.mail(),
                one.at(),
                ReturnView.word(one.upshot().name()),
                Taken.of(one.was()),
                Taken.of(one.is()));
    }
}
