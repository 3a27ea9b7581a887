package com.mailflatrate.database.jobs;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of events whose listeners have not finished. */
@Repository
@CrossAccount("events are of all accounts and say so themselves")
final class EventStore {

    static final Sql PULL_BACK =
            Sql.of(
                    """
            update database.event_publication
               set publication_date = least(publication_date, :now),
                   last_resubmission_date = least(last_resubmission_date, :now)
             where completion_date is null and (publication_date > :ahead or last_resubmission_date > :ahead)
            """);

    private final JdbcClient jdbc;

    EventStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Dates later than {@code ahead} become now; gives how many events had one. */
    int pullBack(Instant ahead, Instant now) {
        return jdbc.sql(PULL_BACK.text())
                .param("ahead", Rows.utc(ahead))
                .param("now", Rows.utc(now))
                .update();
    }
}
