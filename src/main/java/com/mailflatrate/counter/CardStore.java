package com.mailflatrate.counter;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Vault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code counter.cards}; photos only under the master key. */
@Repository
final class CardStore {

    static final Sql ADD =
            Sql.of(
                    """
            insert into counter.cards (account_id, id, contact_id, list_id, signed_on, wording, photo, photo_type, sha256,
                                       by_kind, by_id, by_name, created_at)
            values (:account, :id, :contact, :list, :signedOn, :wording, :photo, :type, :sha256, :byKind, :byId, :byName,
                    :now)
            """);

    static final Sql OF =
            Sql.of(
                    """
            select id, list_id, signed_on, wording, photo_type, by_name, created_at from counter.cards
             where account_id = :account and contact_id = :contact order by id desc
            """);

    static final Sql PHOTO =
            Sql.of(
                    """
            select photo, photo_type from counter.cards
             where account_id = :account and id = :id
            """);

    private final JdbcClient db;
    private final Vault vault;

    CardStore(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    void add(
            AccountId account,
            UUID id,
            ContactId contact,
            ListId list,
            TypedCard card,
            byte[] sha256,
            Actor by,
            Instant now) {
        db.sql(ADD.text())
                .param("account", account.value())
                .param("id", id)
                .param("contact", contact.value())
                .param("list", list.value())
                .param("signedOn", card.signedOn())
                .param("wording", card.wording().strip())
                .param("photo", vault.seal(KeyPurpose.FILE, card.photo().bytes()))
                .param("type", card.photo().type())
                .param("sha256", sha256)
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("now", Rows.utc(now))
                .update();
    }

    List<Card> of(AccountId account, ContactId contact) {
        return db.sql(OF.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .query(
                        (row, n) ->
                                new Card(
                                        Rows.uuid(row, "id"),
                                        new ListId(Rows.uuid(row, "list_id")),
                                        row.getObject("signed_on", LocalDate.class),
                                        row.getString("wording"),
                                        row.getString("photo_type"),
                                        row.getString("by_name"),
                                        Rows.instant(row, "created_at")))
                .list();
    }

    Optional<CardPhoto> photo(AccountId account, UUID id) {
        return db.sql(PHOTO.text())
                .param("account", account.value())
                .param("id", id)
                .query(
                        (row, n) ->
                                new CardPhoto(
                                        row.getString("photo_type"),
                                        vault.open(KeyPurpose.FILE, row.getBytes("photo"))))
                .optional();
    }
}
