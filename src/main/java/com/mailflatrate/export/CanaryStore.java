package com.mailflatrate.export;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Canaries and what came to them. */
@Component
final class CanaryStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into export.canaries (account_id, id, permit_id, email, first_name, last_name, made_at)
            values (:account, :id, :permit, :email, :first, :last, :now)""");

    static final Sql OF =
            Sql.of(
                    """
            select email, first_name, last_name from export.canaries
             where account_id = :account and permit_id = :permit order by id""");

    static final Sql BY_ADDRESS =
            Sql.of("select account_id, id, permit_id from export.canaries where email = :email");

    static final Sql RING =
            Sql.of(
                    """
            update export.canaries
               set rings = rings + 1, rang_at = coalesce(rang_at, :now), mail_from = coalesce(mail_from, :from),
                   mail_head = coalesce(mail_head, :head)
             where account_id = :account and id = :id
            returning rings""");

    /** A canary by its address. */
    record Found(AccountId account, UUID id, UUID permit) {}

    private final JdbcClient jdbc;

    CanaryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AccountId account, UUID id, UUID permit, Canary canary, Instant now) {
        jdbc.sql(INSERT.text())
                .param("account", account.value())
                .param("id", id)
                .param("permit", permit)
                .param("email", canary.email().full())
                .param("first", canary.firstName())
                .param("last", canary.lastName())
                .param("now", Rows.utc(now))
                .update();
    }

    List<Canary> of(AccountId account, UUID permit) {
        return jdbc.sql(OF.text())
                .param("account", account.value())
                .param("permit", permit)
                .query(
                        (row, number) ->
                                new Canary(
                                        EmailAddress.parse(row.getString("email")).orElseThrow(),
                                        row.getString("first_name"),
                                        row.getString("last_name")))
                .list();
    }

    @CrossAccount("an address is all that a mail carries")
    Optional<Found> byAddress(String address) {
        return jdbc.sql(BY_ADDRESS.text())
                .param("email", address)
                .query(
                        (row, number) ->
                                new Found(
                                        new AccountId(row.getLong("account_id")),
                                        Rows.uuid(row, "id"),
                                        Rows.uuid(row, "permit_id")))
                .optional();
    }

    /** Whether it rang for the first time. */
    @CrossAccount("the canary names its account")
    boolean ring(Found canary, String from, String head, Instant now) {
        return jdbc.sql(RING.text())
                        .param("account", canary.account().value())
                        .param("id", canary.id())
                        .param("from", from)
                        .param("head", head)
                        .param("now", Rows.utc(now))
                        .query(Long.class)
                        .single()
                == 1;
    }
}
