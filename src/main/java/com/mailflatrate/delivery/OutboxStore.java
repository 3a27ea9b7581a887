package com.mailflatrate.delivery;

import com.mailflatrate.database.CopyIn;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Staging and filling of the queue. */
@Repository
final class OutboxStore {

    static final Sql STAGED =
            Sql.of(
                    """
            select contact_id, list_id from delivery.staging where run_id = :run
            """);

    static final Sql FILL =
            Sql.of(
                    """
            insert into delivery.messages (id, account_id, run_id, contact_id, list_id, key_id, key_hash)
            select :base + nextval('delivery.message_numbers'), :account, run_id, contact_id, list_id, key_id, key_hash
              from delivery.staging where run_id = :run
            """);

    static final Sql CLEAR =
            Sql.of(
                    """
            delete from delivery.staging where run_id = :run
            """);

    static final Sql STORED =
            Sql.of(
                    """
            select contact_id, list_id from delivery.messages where account_id = :account and run_id = :run
            """);

    private static final String COPY =
            "copy delivery.staging (run_id, contact_id, list_id, key_id, key_hash) from stdin";
    private static final int FETCH = 5_000;

    private final JdbcClient db;
    private final CopyIn copy;

    OutboxStore(JdbcClient db, CopyIn copy) {
        this.db = db;
        this.copy = copy;
    }

    @CrossAccount("staging holds no account; a run is of one account")
    void stage(RunId run, List<Outbox.Recipient> recipients) {
        copy.rows(
                COPY,
                recipients.iterator(),
                (recipient, line) ->
                        line.put(run.value())
                                .put(recipient.contact().value())
                                .put(recipient.list().value())
                                .put(recipient.key().keyId())
                                .put(recipient.key().hash()));
    }

    @CrossAccount("staging holds no account; a run is of one account")
    void staged(RunId run, BiConsumer<ContactId, ListId> each) {
        db.sql(STAGED.text())
                .withFetchSize(FETCH)
                .param("run", run.value())
                .query(
                        row -> {
                            each.accept(
                                    new ContactId(row.getObject("contact_id", UUID.class)),
                                    new ListId(row.getObject("list_id", UUID.class)));
                        });
    }

    long fill(AccountId account, RunId run, long base) {
        return db.sql(FILL.text())
                .param("account", account.value())
                .param("run", run.value())
                .param("base", base)
                .update();
    }

    @CrossAccount("staging holds no account; a run is of one account")
    void clear(RunId run) {
        db.sql(CLEAR.text()).param("run", run.value()).update();
    }

    void stored(AccountId account, RunId run, BiConsumer<ContactId, ListId> each) {
        db.sql(STORED.text())
                .withFetchSize(FETCH)
                .param("account", account.value())
                .param("run", run.value())
                .query(
                        row -> {
                            each.accept(
                                    new ContactId(row.getObject("contact_id", UUID.class)),
                                    new ListId(row.getObject("list_id", UUID.class)));
                        });
    }
}
