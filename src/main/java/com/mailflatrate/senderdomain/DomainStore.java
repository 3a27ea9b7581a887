package com.mailflatrate.senderdomain;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.SenderDomainId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.mail.domain.SenderDomain.DnsRecord;
import com.mailflatrate.mail.domain.SenderDomain.State;
import com.mailflatrate.mail.domain.SenderDomain.Verdict;
import com.mailflatrate.mail.domain.Standing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of sender domains and their checks. */
@Repository
final class DomainStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into senderdomain.sender_domains (account_id, id, domain, label, state, created_at, by_kind, by_id, by_name)
            values (:account, :id, :domain, :label, 'UNVERIFIED', :now, :byKind, :byId, :byName)
            on conflict (account_id, domain) do nothing
            """);

    static final Sql FIND =
            Sql.of(
                    """
            select id, domain, label, state, failures, failed_since, created_at, checked_at, verified_at
              from senderdomain.sender_domains where account_id = :account and id = :id
            """);

    static final Sql PAGE =
            Sql.of(
                    """
            select id, domain, label, state, failures, failed_since, created_at, checked_at, verified_at
              from senderdomain.sender_domains
             where account_id = :account and domain > :after order by domain limit :rows
            """);

    static final Sql VERIFIED =
            Sql.of(
                    """
            select id, domain, label, state, failures, failed_since, created_at, checked_at, verified_at
              from senderdomain.sender_domains
             where account_id = :account and state = 'VERIFIED' and domain = any(:names)
             order by char_length(domain) desc limit 1
            """);

    static final Sql MOVE =
            Sql.of(
                    """
            update senderdomain.sender_domains
               set state = :state, failures = :failures, failed_since = :failedSince, verified_at = :verifiedAt,
                   checked_at = :now
             where account_id = :account and id = :id
            """);

    static final Sql NOTE =
            Sql.of(
                    """
            insert into senderdomain.domain_checks (account_id, domain_id, checked_at, name, type, found, verdict, sentence)
            values (:account, :id, :now, :name, :type, :found, :verdict, :sentence)
            on conflict do nothing
            """);

    static final Sql NOTES =
            Sql.of(
                    """
            select name, type, found, verdict, sentence from senderdomain.domain_checks
             where account_id = :account and domain_id = :id and checked_at = :at
            """);

    static final Sql OLDEST =
            Sql.of(
                    """
            select account_id, id from senderdomain.sender_domains
             where account_id > 0
               and (state <> 'UNVERIFIED' and (checked_at is null or checked_at < :usual)
                    or state = 'UNVERIFIED' and created_at > :youngerThan and (checked_at is null or checked_at < :soon))
             order by checked_at nulls first limit :rows
            """);

    static final Sql RETURN_HOSTS =
            Sql.of(
                    """
            select exists (select from senderdomain.sender_domains where 'bounce.' || domain = :host)
            """);

    private final JdbcClient db;

    DomainStore(JdbcClient db) {
        this.db = db;
    }

    /** A domain as stored. */
    record Row(
            SenderDomainId id,
            String domain,
            String label,
            Standing standing,
            Instant createdAt,
            @Nullable Instant checkedAt) {

        SenderDomain with(List<DnsRecord> records) {
            return new SenderDomain(
                    id,
                    domain,
                    standing.state(),
                    records,
                    createdAt,
                    checkedAt,
                    standing.verifiedAt());
        }
    }

    /** What a check found for one record. */
    record Note(
            String name, String type, @Nullable String found, Verdict verdict, String sentence) {

        boolean isAbout(DnsRecord record) {
            return name.equals(record.name()) && type.equals(record.type());
        }
    }

    /** A domain to look at again. */
    record Stale(AccountId account, SenderDomainId id) {}

    boolean insert(
            AccountId account,
            SenderDomainId id,
            String domain,
            String label,
            Actor by,
            Instant now) {
        return db.sql(INSERT.text())
                        .param("account", account.value())
                        .param("id", id.value())
                        .param("domain", domain)
                        .param("label", label)
                        .param("byKind", by.kind().name())
                        .param("byId", by.id())
                        .param("byName", by.name())
                        .param("now", Rows.utc(now))
                        .update()
                == 1;
    }

    Optional<Row> find(AccountId account, SenderDomainId id) {
        return db.sql(FIND.text())
                .param("account", account.value())
                .param("id", id.value())
                .query(DomainStore::row)
                .optional();
    }

    List<Row> page(AccountId account, String after, int rows) {
        return db.sql(PAGE.text())
                .param("account", account.value())
                .param("after", after)
                .param("rows", rows)
                .query(DomainStore::row)
                .list();
    }

    Optional<Row> verified(AccountId account, Collection<String> names) {
        return db.sql(VERIFIED.text())
                .param("account", account.value())
                .param("names", names.toArray(String[]::new))
                .query(DomainStore::row)
                .optional();
    }

    void move(AccountId account, SenderDomainId id, Standing standing, Instant now) {
        db.sql(MOVE.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("state", standing.state().name())
                .param("failures", standing.failures())
                .param("failedSince", Rows.utcOrNull(standing.failedSince()))
                .param("verifiedAt", Rows.utcOrNull(standing.verifiedAt()))
                .param("now", Rows.utc(now))
                .update();
    }

    void note(AccountId account, SenderDomainId id, DnsRecord record, Instant now) {
        db.sql(NOTE.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("now", Rows.utc(now))
                .param("name", record.name())
                .param("type", record.type())
                .param("found", record.found())
                .param("verdict", Objects.requireNonNull(record.verdict()).name())
                .param("sentence", record.sentence())
                .update();
    }

    List<Note> notes(AccountId account, SenderDomainId id, Instant at) {
        return db.sql(NOTES.text())
                .param("account", account.value())
                .param("id", id.value())
                .param("at", Rows.utc(at))
                .query(
                        (row, n) ->
                                new Note(
                                        row.getString("name"),
                                        row.getString("type"),
                                        row.getString("found"),
                                        Verdict.valueOf(row.getString("verdict")),
                                        row.getString("sentence")))
                .list();
    }

    @CrossAccount("the recheck looks after all domains")
    List<Stale> stale(Instant usual, Instant soon, Instant youngerThan, int rows) {
        return db.sql(OLDEST.text())
                .param("usual", Rows.utc(usual))
                .param("soon", Rows.utc(soon))
                .param("youngerThan", Rows.utc(youngerThan))
                .param("rows", rows)
                .query(
                        (row, n) ->
                                new Stale(
                                        new AccountId(row.getLong("account_id")),
                                        new SenderDomainId(Rows.uuid(row, "id"))))
                .list();
    }

    @CrossAccount("answers come in by host name alone")
    boolean isReturnHost(String host) {
        return db.sql(RETURN_HOSTS.text()).param("host", host).query(Boolean.class).single();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        UUID id = Rows.uuid(row, "id");
        Standing standing =
                new Standing(
                        State.valueOf(row.getString("state")),
                        row.getInt("failures"),
                        Rows.instantOrNull(row, "failed_since"),
                        Rows.instantOrNull(row, "verified_at"));
        return new Row(
                new SenderDomainId(id),
                row.getString("domain"),
                row.getString("label"),
                standing,
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "checked_at"));
    }
}
