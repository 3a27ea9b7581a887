package com.mailflatrate.consent;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.optin.spi.OptedIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proofs per contact and list. */
@Component
class ProofStore {

    static final Sql INSERT_ONE =
            Sql.of(
                    """
            insert into consent.proofs (account_id, contact_id, list_id, event_id, grade, consent_at, ip, source,
                                        recorded_at, form_id, form_version, confirmation_id, tracking)
            values (:account, :contact, :list, :event, 'DOUBLE_OPT_IN', :at, :ip, :source, :at, :form, :version,
                    :confirmation, :tracking)
            """);
    static final Sql INSERT_ROWS =
            Sql.of(
                    """
            insert into consent.proofs (account_id, contact_id, list_id, event_id, grade, consent_at, ip, source,
                                        origin_id, import_id, salt, recorded_at, row_no, email)
            select :account, contact::uuid, list::uuid, :event, grade, at::timestamptz, ip, source, origin::uuid,
                   :import, decode(salt, 'hex'), :now, row_no::integer, email
              from unnest(:contacts::text[], :lists::text[], :grades::text[], :times::text[], :ips::text[],
                          :sources::text[], :origins::text[], :salts::text[], :numbers::text[], :emails::text[])
                   as given (contact, list, grade, at, ip, source, origin, salt, row_no, email)
                on conflict do nothing
            """);
    static final Sql INSERT_LEAVES =
            Sql.of(
                    """
            insert into consent.import_leaves (account_id, event_id, leaves) values (:account, :event, :leaves)
            """);
    static final Sql NEWEST =
            Sql.of(
                    """
            select * from consent.proofs
             where account_id = :account and contact_id = :contact and list_id = :list
             order by (grade = 'P0'), recorded_at desc
             limit 1
            """);
    static final Sql ALL =
            Sql.of(
                    """
            select * from consent.proofs
             where account_id = :account and contact_id = :contact
             order by recorded_at desc, list_id
             limit 500
            """);

    private final JdbcClient jdbc;

    ProofStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertConfirmed(AccountId account, OptedIn proof, UUID event, Instant at) {
        jdbc.sql(INSERT_ONE.text())
                .param("account", account.value())
                .param("contact", proof.contact().value())
                .param("list", proof.list().value())
                .param("event", event)
                .param("at", Rows.utc(at))
                .param("ip", proof.ip())
                .param("source", proof.source())
                .param("form", proof.form())
                .param("version", proof.formVersion())
                .param("confirmation", proof.confirmation())
                .param("tracking", proof.tracking())
                .update();
    }

    void insertRows(AccountId account, ImportId batch, UUID event, ProofColumns rows, Instant now) {
        jdbc.sql(INSERT_ROWS.text())
                .param("account", account.value())
                .param("event", event)
                .param("import", batch.value())
                .param("now", Rows.utc(now))
                .param("contacts", rows.column(0))
                .param("lists", rows.column(1))
                .param("grades", rows.column(2))
                .param("times", rows.column(3))
                .param("ips", rows.column(4))
                .param("sources", rows.column(5))
                .param("origins", rows.column(6))
                .param("salts", rows.column(7))
                .param("numbers", rows.column(8))
                .param("emails", rows.column(9))
                .update();
    }

    /** The commitments of all rows of an event, in their order. */
    void insertLeaves(AccountId account, UUID event, byte[] leaves) {
        jdbc.sql(INSERT_LEAVES.text())
                .param("account", account.value())
                .param("event", event)
                .param("leaves", leaves)
                .update();
    }

    Optional<Proof> newest(AccountId account, ContactId contact, ListId list) {
        return jdbc.sql(NEWEST.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .param("list", list.value())
                .query((row, n) -> proof(row))
                .optional();
    }

    List<Proof> all(AccountId account, ContactId contact) {
        return jdbc.sql(ALL.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .query((row, n) -> proof(row))
                .list();
    }

    private static Proof proof(ResultSet row) throws SQLException {
        UUID origin = Rows.uuidOrNull(row, "origin_id");
        UUID batch = Rows.uuidOrNull(row, "import_id");
        return new Proof(
                new ContactId(Rows.uuid(row, "contact_id")),
                new ListId(Rows.uuid(row, "list_id")),
                Proof.Grade.valueOf(row.getString("grade")),
                Rows.instantOrNull(row, "consent_at"),
                row.getString("ip"),
                row.getString("source"),
                origin == null ? null : new OriginId(origin),
                batch == null ? null : new ImportId(batch),
                Rows.uuid(row, "event_id"),
                Rows.instant(row, "recorded_at"));
    }
}
