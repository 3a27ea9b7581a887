package com.mailflatrate.database.jobs;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Eventually;
import com.mailflatrate.given.SentMails;
import com.mailflatrate.given.TestTime;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class EventsOfferedAgainTest {

    @Autowired ApplicationContext context;

    @Autowired TestTime time;

    @Autowired
    @Qualifier("offerEventsAgain")
    RecurringTask<Void> task;

    @Test
    @SuppressWarnings("NullAway") // the task needs no context
    void anEventWhoseListenerFailedIsOfferedAgain() {
        SentMails database = new SentMails(context);
        UUID failed = failed(database, "2026-01-01T00:00:00Z");
        task.execute(new TaskInstance<>("database-offer-events-again", "test"), null);
        Eventually.until("the listener has it", () -> !isThere(database, failed));
    }

    @Test
    @SuppressWarnings("NullAway") // the task needs no context
    void anEventDatedAheadOfTheClockWaitsAMinuteAndNotForItsDay() {
        SentMails database = new SentMails(context);
        UUID ahead = failed(database, "2099-01-01T00:00:00Z");
        task.execute(new TaskInstance<>("database-offer-events-again", "test"), null);
        time.tick(Duration.ofMinutes(2));
        task.execute(new TaskInstance<>("database-offer-events-again", "test"), null);
        Eventually.until("the listener has it", () -> !isThere(database, ahead));
    }

    /** Of a mail that is gone: the listener has nothing to do. */
    private static UUID failed(SentMails database, String at) {
        UUID id = UUID.randomUUID();
        database.engine(
                db ->
                        db.sql(
                                        """
                insert into database.event_publication
                       (id, listener_id, event_type, serialized_event, publication_date, status, completion_attempts)
                values (:id, 'com.mailflatrate.abuse.DeskMail.arrived(com.mailflatrate.feedback.ComplaintMail)',
                        'com.mailflatrate.feedback.ComplaintMail', :event, :at, 'FAILED', 1)
                """)
                                .param("id", id)
                                .param("event", "{\"mail\":\"" + id + "\"}")
                                .param("at", OffsetDateTime.parse(at))
                                .update());
        return id;
    }

    private static boolean isThere(SentMails database, UUID id) {
        return database.engine(
                db ->
                        db.sql(
                                        "select exists (select from database.event_publication where id = :id)")
                                .param("id", id)
                                .query(Boolean.class)
                                .single());
    }
}
