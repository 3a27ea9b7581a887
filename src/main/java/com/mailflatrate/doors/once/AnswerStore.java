package com.mailflatrate.doors.once;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statements over {@code doors.answers}. */
@Repository
class AnswerStore {

    static final Sql FIND =
            Sql.of(
                    """
            select request_sha256, status, content_type, location, body
              from doors.answers
             where holder = :holder and key = :key and done_at > :since
            """);

    /** Takes over a key whose day is past. */
    static final Sql KEEP =
            Sql.of(
                    """
            insert into doors.answers as a (holder, key, request_sha256, done_at)
            values (:holder, :key, :sha256, :now)
            on conflict (holder, key) do update
               set request_sha256 = excluded.request_sha256, done_at = excluded.done_at,
                   status = null, content_type = null, location = null, body = null
             where a.done_at <= :since
            """);

    static final Sql COMPLETE =
            Sql.of(
                    """
            update doors.answers
               set status = :status, content_type = :contentType, location = :location, body = :body
             where holder = :holder and key = :key
            """);
    static final Sql RELEASE =
            Sql.of(
                    """
            delete from doors.answers
             where holder = :holder and key = :key and request_sha256 = :sha256 and status is null
            """);
    static final Sql FORGET = Sql.of("delete from doors.answers where done_at <= :since");

    private final JdbcClient jdbc;

    AnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @CrossAccount("kept by the holder of a key, who may be of the operator")
    Optional<KeptAnswer> find(Once once, Instant since) {
        return jdbc.sql(FIND.text())
                .param("holder", once.holder())
                .param("key", once.key())
                .param("since", Rows.utc(since))
                .query(
                        (row, number) ->
                                new KeptAnswer(
                                        row.getBytes("request_sha256"),
                                        row.getObject("status", Integer.class),
                                        row.getString("content_type"),
                                        row.getString("location"),
                                        row.getBytes("body")))
                .optional();
    }

    @CrossAccount("kept by the holder of a key, who may be of the operator")
    boolean keep(Once once, Instant now, Instant since) {
        return jdbc.sql(KEEP.text())
                        .param("holder", once.holder())
                        .param("key", once.key())
                        .param("sha256", once.requestSha256())
                        .param("now", Rows.utc(now))
                        .param("since", Rows.utc(since))
                        .update()
                == 1;
    }

    @CrossAccount("kept by the holder of a key, who may be of the operator")
    void complete(Once once, KeptAnswer answer) {
        jdbc.sql(COMPLETE.text())
                .param("holder", once.holder())
                .param("key", once.key())
                .param("status", answer.status())
                .param("contentType", answer.contentType())
                .param("location", answer.location())
                .param("body", answer.body())
                .update();
    }

    @CrossAccount("kept by the holder of a key, who may be of the operator")
    void release(Once once) {
        jdbc.sql(RELEASE.text())
                .param("holder", once.holder())
                .param("key", once.key())
                .param("sha256", once.requestSha256())
                .update();
    }

    @CrossAccount("all that are older than a day")
    int forget(Instant since) {
        return jdbc.sql(FORGET.text()).param("since", Rows.utc(since)).update();
    }
}
