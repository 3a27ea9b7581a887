package com.mailflatrate.delivery.queue;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.delivery.Clearance;
import com.mailflatrate.delivery.held.Trial;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.transport.route.Pools;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The runs at work. */
@Repository
@CrossAccount("the queue serves all accounts in turn")
final class RunningStore {

    static final Sql RUNNING =
            Sql.of(
                    """
            select r.account_id, r.id, r.mailing_id, r.domain_id, d.domain, r.from_name, r.from_address, r.content_sha256,
                   r.audience_count, r.audience_digest, r.confirmation, r.issued_at, r.expires_at, r.seal,
                   (select coalesce(max(h.id), 0) from delivery.holds h
                     where h.account_id = r.account_id and h.run_id = r.id) as stops,
                   (select count(*) from delivery.runs e
                     where e.account_id = r.account_id and e.id <= r.id and e.started_at is not null) as number,
                   (select min(e.started_at) from delivery.runs e where e.account_id = r.account_id) as first_at
              from delivery.runs r
              join senderdomain.v_sender_domains d on d.account_id = r.account_id and d.domain_id = r.domain_id
             where r.state = 'RUNNING' and not exists (select from delivery.standstills where ended_at is null) order by r.id
            """);

    static final Sql FINISH =
            Sql.of(
                    """
            update delivery.runs r set state = 'FINISHED', finished_at = :now
             where r.account_id = :account and r.id = :run and r.state = 'RUNNING'
               and not exists (select from delivery.due d where d.run_id = r.id)
               and not exists (select from delivery.messages m
                                where m.account_id = r.account_id and m.run_id = r.id and m.state in (0, 1, 3))
            """);

    private static final Logger LOG = LoggerFactory.getLogger(RunningStore.class);

    private final JdbcClient db;
    private final Set<Long> unreadable = ConcurrentHashMap.newKeySet();

    RunningStore(JdbcClient db) {
        this.db = db;
    }

    /**
     * A run at work, with what its mails share.
     *
     * @param stops changes with every stop and every going on
     * @param number which one of its account it is, from 1
     * @param firstAt when the account's first one began
     */
    record Running(
            AccountId account,
            RunId run,
            MailingId mailing,
            SenderDomainId domainId,
            String domain,
            String fromName,
            EmailAddress from,
            Clearance clearance,
            long stops,
            long number,
            @Nullable Instant firstAt) {

        /** An account's first mailings leave apart from those of others. */
        String pool(Instant now) {
            return Trial.isOver(number, firstAt, now) ? Pools.STANDARD : Pools.QUARANTINE;
        }
    }

    List<Running> running() {
        return db.sql(RUNNING.text()).query(this::readable).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** A run whose row cannot be read stands still, and no other with it. */
    private Optional<Running> readable(ResultSet row, int number) throws SQLException {
        try {
            return Optional.of(row(row, number));
        } catch (RuntimeException broken) {
            if (unreadable.add(row.getLong("id"))) {
                LOG.error("run {} cannot be read", row.getLong("id"), broken);
            }
            return Optional.empty();
        }
    }

    boolean finish(AccountId account, RunId run, Instant now) {
        return db.sql(FINISH.text())
                        .param("account", account.value())
                        .param("run", run.value())
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    private static Running row(ResultSet row, int number) throws SQLException {
        AccountId account = new AccountId(row.getLong("account_id"));
        RunId run = new RunId(row.getLong("id"));
        SenderDomainId domain = new SenderDomainId(Rows.uuid(row, "domain_id"));
        Clearance clearance =
                new Clearance(
                        run,
                        account,
                        domain,
                        row.getBytes("content_sha256"),
                        row.getLong("audience_count"),
                        row.getBytes("audience_digest"),
                        Rows.uuid(row, "confirmation"),
                        Rows.instant(row, "issued_at"),
                        Rows.instant(row, "expires_at"),
                        row.getBytes("seal"));
        return new Running(
                account,
                run,
                new MailingId(row.getString("mailing_id")),
                domain,
                row.getString("domain"),
                row.getString("from_name"),
                EmailAddress.parse(row.getString("from_address")).orElseThrow(),
                clearance,
                row.getLong("stops"),
                row.getLong("number"),
                Rows.instantOrNull(row, "first_at"));
    }
}
