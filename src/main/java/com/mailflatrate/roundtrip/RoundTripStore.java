package com.mailflatrate.roundtrip;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was sent as a probe through each next hop, and what came back. */
@Repository
@CrossAccount("next hops serve all accounts")
final class RoundTripStore {

    static final Sql SENT =
            Sql.of(
                    """
            insert into roundtrip.probes (hop, probe, envelope_from, head, sent_at)
            values (:hop, :probe, :from, :head, :now)
            on conflict (hop) do update
               set probe = :probe, envelope_from = :from, head = :head, sent_at = :now
            """);

    static final Sql ARRIVED =
            Sql.of(
                    """
            update roundtrip.probes
               set arrived_at = :now, fault = :fault,
                   proven_at = case when :fault::text is null then :now::timestamptz end
             where probe = :probe
            """);

    static final Sql PROBE =
            Sql.of("select hop, envelope_from, head from roundtrip.probes where probe = :probe");

    static final Sql ALL =
            Sql.of("select hop, sent_at, proven_at, fault from roundtrip.probes order by hop");

    private final JdbcClient db;

    RoundTripStore(JdbcClient db) {
        this.db = db;
    }

    /** What was sent. */
    record Probe(String hop, String envelopeFrom, String head) {}

    /**
     * How a hop stands.
     *
     * @param provenAt when a probe last came back as it was sent
     * @param fault what was wrong with the last one that came back
     */
    record Trip(String hop, Instant sentAt, @Nullable Instant provenAt, @Nullable String fault) {}

    void sent(String probe, Probe sent, Instant now) {
        db.sql(SENT.text())
                .param("hop", sent.hop())
                .param("probe", probe)
                .param("from", sent.envelopeFrom())
                .param("head", sent.head())
                .param("now", Rows.utc(now))
                .update();
    }

    void arrived(String probe, @Nullable String fault, Instant now) {
        db.sql(ARRIVED.text())
                .param("probe", probe)
                .param("fault", fault)
                .param("now", Rows.utc(now))
                .update();
    }

    Optional<Probe> probe(String probe) {
        return db.sql(PROBE.text()).param("probe", probe).query(Probe.class).optional();
    }

    List<Trip> all() {
        return db.sql(ALL.text())
                .query(
                        (row, n) ->
                                new Trip(
                                        row.getString("hop"),
                                        Rows.instant(row, "sent_at"),
                                        Rows.instantOrNull(row, "proven_at"),
                                        row.getString("fault")))
                .list();
    }
}
