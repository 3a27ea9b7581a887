package com.mailflatrate.feedback.mails;

import com.mailflatrate.feedback.FeedbackSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Whether more mail can be taken. Counting costs more the more is waiting, so an answer holds for a
 * second; what comes within it is little beside the limit. Thread-safe.
 */
@Component
public final class Room {

    private static final Duration HOLDS = Duration.ofSeconds(1);

    private final Mails mails;
    private final Spool spool;
    private final FeedbackSettings settings;
    private final InstantSource clock;
    private volatile Answer last = new Answer(false, Instant.MIN);

    Room(Mails mails, Spool spool, FeedbackSettings settings, InstantSource clock) {
        this.mails = mails;
        this.spool = spool;
        this.settings = settings;
        this.clock = clock;
    }

    private record Answer(boolean isThere, Instant at) {}

    /** Whether there is. */
    public boolean isThere() {
        Instant now = clock.instant();
        Answer known = last;
        if (now.isBefore(known.at()) || !now.isBefore(until(known))) {
            known = new Answer(look(), now);
            last = known;
        }
        return known.isThere();
    }

    private static Instant until(Answer answer) {
        return answer.at().equals(Instant.MIN) ? answer.at() : answer.at().plus(HOLDS);
    }

    private boolean look() {
        try {
            return mails.waiting(settings.maxWaiting()) < settings.maxWaiting();
        } catch (DataAccessException | TransactionException away) {
            return spool.hasRoom();
        }
    }
}
