package com.mailflatrate.consent;

import com.mailflatrate.consent.ledger.CanonicalJson;
import com.mailflatrate.consent.ledger.Commitment;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UuidV7;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds events: a header without personal data, the facts beside it, and the commitment that binds
 * both.
 */
@Component
class EventStore {

    static final Sql INSERT_EVENT =
            Sql.of(
                    """
            insert into consent.events (account_id, id, kind, at, header, commitment)
            values (:account, :id, :kind, :at, :header, :commitment)
            """);
    static final Sql INSERT_FACTS =
            Sql.of(
                    """
            insert into consent.facts (account_id, event_id, salt, body)
            values (:account, :id, :salt, :body)
            """);
    static final Sql INSERT_UNSEALED =
            Sql.of(
                    """
            insert into consent.unsealed (account_id, event_id) values (:account, :id)
            """);

    private static final int VERSION = 1;

    private final JdbcClient jdbc;
    private final UuidV7 ids;
    private final InstantSource clock;

    EventStore(JdbcClient jdbc, UuidV7 ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds one event and gives its id. */
    UUID append(
            AccountId account,
            EventKind kind,
            Map<String, ? extends @Nullable Object> header,
            Map<String, ? extends @Nullable Object> facts) {
        UUID id = ids.next();
        Instant at = clock.instant();
        String body = CanonicalJson.of(facts);
        Commitment commitment = Commitment.to(body);
        Map<String, @Nullable Object> full = new HashMap<>(header);
        full.put("v", VERSION);
        full.put("kind", kind.name());
        full.put("at", at.toString());
        full.put("account", account.value());
        jdbc.sql(INSERT_EVENT.text())
                .param("account", account.value())
                .param("id", id)
                .param("kind", kind.name())
                .param("at", Rows.utc(at))
                .param("header", CanonicalJson.of(full))
                .param("commitment", commitment.hash())
                .update();
        jdbc.sql(INSERT_FACTS.text())
                .param("account", account.value())
                .param("id", id)
                .param("salt", commitment.salt())
                .param("body", body)
                .update();
        jdbc.sql(INSERT_UNSEALED.text()).param("account", account.value()).param("id", id).update();
        return id;
    }
}
