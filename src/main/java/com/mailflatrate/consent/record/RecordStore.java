package com.mailflatrate.consent.record;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Sql;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the events of a consent are named. */
@Repository
final class RecordStore {

    static final Sql NEWEST =
            Sql.of(
                    """
            select id, form_id, form_version, wording, tracking, request_event, asked_event, accept_event, confirm_event
              from optin.v_confirmations
             where account_id = :account and contact_id = :contact and list_id = :list
             order by (confirmed_at is null), requested_at desc limit 1
            """);
    static final Sql LATER =
            Sql.of(
                    """
            select event_id, at from consent.withdrawals where account_id = :account and contact_id = :contact
            union all
            select event_id, at from consent.preferences where account_id = :account and contact_id = :contact
             order by at limit 500
            """);

    static final Sql EVENTS =
            Sql.of(
                    """
            select unnest(array[request_event, asked_event, accept_event, confirm_event]) as event_id
              from optin.v_confirmations where account_id = :account and contact_id = :contact
            union
            select event_id from consent.proofs where account_id = :account and contact_id = :contact
            union
            select event_id from consent.withdrawals where account_id = :account and contact_id = :contact
            union
            select event_id from consent.preferences where account_id = :account and contact_id = :contact
            """);

    static final Sql IMPORTED =
            Sql.of(
                    """
            select p.event_id, p.list_id, p.grade, p.consent_at, p.ip, p.source, p.origin_id, p.email, p.salt,
                   p.row_no, l.leaves
              from consent.proofs p
              join consent.import_leaves l on l.account_id = p.account_id and l.event_id = p.event_id
             where p.account_id = :account and p.contact_id = :contact and p.row_no is not null
             order by p.recorded_at limit 50
            """);

    private final JdbcClient db;

    RecordStore(JdbcClient db) {
        this.db = db;
    }

    /** The events of one double opt-in. */
    record Row(
            UUID id,
            @Nullable UUID form,
            @Nullable Integer formVersion,
            @Nullable String wording,
            boolean tracking,
            UUID request,
            @Nullable UUID asked,
            @Nullable UUID accepted,
            @Nullable UUID confirmed) {}

    List<ImportedFacts> imported(AccountId account, ContactId contact) {
        return db.sql(IMPORTED.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .query(
                        (row, n) ->
                                new ImportedFacts(
                                        Rows.uuid(row, "event_id"),
                                        Rows.uuid(row, "list_id"),
                                        row.getString("grade"),
                                        Rows.instantOrNull(row, "consent_at"),
                                        row.getString("ip"),
                                        row.getString("source"),
                                        Rows.uuidOrNull(row, "origin_id"),
                                        row.getString("email"),
                                        row.getBytes("salt"),
                                        row.getInt("row_no"),
                                        row.getBytes("leaves")))
                .list();
    }

    Optional<Row> newest(AccountId account, ContactId contact, ListId list) {
        return db.sql(NEWEST.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .param("list", list.value())
                .query(
                        (row, n) -> {
                            UUID form = Rows.uuidOrNull(row, "form_id");
                            return new Row(
                                    Rows.uuid(row, "id"),
                                    form,
                                    form == null ? null : row.getInt("form_version"),
                                    row.getString("wording"),
                                    row.getBoolean("tracking"),
                                    Rows.uuid(row, "request_event"),
                                    Rows.uuidOrNull(row, "asked_event"),
                                    Rows.uuidOrNull(row, "accept_event"),
                                    Rows.uuidOrNull(row, "confirm_event"));
                        })
                .optional();
    }

    List<UUID> events(AccountId account, ContactId contact) {
        return db
                .sql(EVENTS.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .query((row, n) -> java.util.Optional.ofNullable(Rows.uuidOrNull(row, "event_id")))
                .list()
                .stream()
                .flatMap(java.util.Optional::stream)
                .toList();
    }

    List<UUID> later(AccountId account, ContactId contact) {
        return db.sql(LATER.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .query((row, n) -> Rows.uuid(row, "event_id"))
                .list();
    }
}
