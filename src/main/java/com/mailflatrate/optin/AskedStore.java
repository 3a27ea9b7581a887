package com.mailflatrate.optin;

import com.mailflatrate.asking.AskingRules;
import com.mailflatrate.asking.MailboxHash;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which mailboxes were asked, and which never want to be; keyed hashes, no address. */
@Repository
@CrossAccount("a person is bombed over all accounts, and says no to all of them")
final class AskedStore {

    static final Sql GATES =
            Sql.of(
                    """
            insert into optin.asked_gates (hash, touched_at)
            select hash, :now from unnest(:hashes::bytea[]) as n (hash) order by hash
                on conflict (hash) do update set touched_at = excluded.touched_at
            """);
    static final Sql ASKED =
            Sql.of(
                    """
            select hash, account_id, form_id, at from optin.asked
             where hash = any(:hashes::bytea[]) and at > :since order by at desc
            """);
    static final Sql ADD =
            Sql.of(
                    """
            insert into optin.asked (hash, account_id, form_id, at)
            select hash, account_id, form_id, :now
              from unnest(:hashes::bytea[], :accounts::bigint[], :forms::uuid[]) as n (hash, account_id, form_id)
                on conflict do nothing
            """);
    static final Sql ANSWERED =
            Sql.of("delete from optin.asked where hash = :hash and account_id = :account");
    static final Sql NEVER =
            Sql.of(
                    """
            insert into optin.never_asked (hash, secret_sha256, said_at, until_at)
            values (:hash, :secret, :now, :until)
                on conflict (hash) do update
               set secret_sha256 = excluded.secret_sha256, said_at = excluded.said_at, until_at = excluded.until_at
            """);
    static final Sql ARE_NEVER =
            Sql.of(
                    """
            select hash from optin.never_asked where hash = any(:hashes::bytea[]) and until_at > :now
            """);
    static final Sql NEVER_UNTIL =
            Sql.of(
                    """
            select until_at from optin.never_asked
             where (secret_sha256 = :secret or hash = cast(:hash as bytea)) and until_at > :now
             order by until_at desc limit 1
            """);
    static final Sql LIFT =
            Sql.of(
                    """
            delete from optin.never_asked where secret_sha256 = :secret or hash = cast(:hash as bytea)
            """);
    static final Sql HASH_OF_EXPIRED =
            Sql.of("select hash from optin.expired_secrets where stop_sha256 = :secret");
    static final Sql FORGET_ASKED = Sql.of("delete from optin.asked where at < :before");
    static final Sql FORGET_GATES =
            Sql.of("delete from optin.asked_gates where touched_at < :before");
    static final Sql FORGET_NEVER = Sql.of("delete from optin.never_asked where until_at < :now");

    private final JdbcClient db;

    AskedStore(JdbcClient db) {
        this.db = db;
    }

    /** Lets one transaction at a time decide about a mailbox. */
    void lock(Collection<MailboxHash> mailboxes, Instant now) {
        db.sql(GATES.text())
                .param("hashes", hashes(mailboxes))
                .param("now", Rows.utc(now))
                .update();
    }

    /** What each was asked since then, the newest first. */
    Map<MailboxHash, List<AskingRules.Asked>> asked(
            Collection<MailboxHash> mailboxes, Instant since) {
        Map<MailboxHash, List<AskingRules.Asked>> asked = new HashMap<>();
        db.sql(ASKED.text())
                .param("hashes", hashes(mailboxes))
                .param("since", Rows.utc(since))
                .query(
                        row -> {
                            asked.computeIfAbsent(
                                            MailboxHash.of(row.getBytes("hash")),
                                            mailbox -> new ArrayList<>())
                                    .add(
                                            new AskingRules.Asked(
                                                    new AccountId(row.getLong("account_id")),
                                                    Rows.uuidOrNull(row, "form_id"),
                                                    Rows.instant(row, "at")));
                        });
        return asked;
    }

    /** Those are asked now. */
    void add(List<Sent> mails, Instant now) {
        db.sql(ADD.text())
                .param("hashes", hashes(mails.stream().map(Sent::mailbox).toList()))
                .param("accounts", Rows.column(mails, mail -> mail.account().value()))
                .param("forms", Rows.column(mails, Sent::form))
                .param("now", Rows.utc(now))
                .update();
    }

    /** A mail that asks a mailbox. */
    record Sent(MailboxHash mailbox, AccountId account, @Nullable UUID form) {}

    private static byte[][] hashes(Collection<MailboxHash> mailboxes) {
        return mailboxes.stream().map(MailboxHash::bytes).toArray(byte[][]::new);
    }

    /** The person answered: what was asked here was wanted and counts no longer. */
    void answered(byte[] hash, AccountId account) {
        db.sql(ANSWERED.text()).param("hash", hash).param("account", account.value()).update();
    }

    void never(byte[] hash, byte[] secret, Instant now, Instant until) {
        db.sql(NEVER.text())
                .param("hash", hash)
                .param("secret", secret)
                .param("now", Rows.utc(now))
                .param("until", Rows.utc(until))
                .update();
    }

    /** Those of them that never want to be asked. */
    Set<MailboxHash> never(Collection<MailboxHash> mailboxes, Instant now) {
        return new HashSet<>(
                db.sql(ARE_NEVER.text())
                        .param("hashes", hashes(mailboxes))
                        .param("now", Rows.utc(now))
                        .query((row, n) -> MailboxHash.of(row.getBytes("hash")))
                        .list());
    }

    /** Until when a mailbox is left alone, by what was said there or with this link. */
    Optional<Instant> neverUntil(byte[] secret, byte @Nullable [] mailbox, Instant now) {
        return db.sql(NEVER_UNTIL.text())
                .param("secret", secret)
                .param("hash", mailbox)
                .param("now", Rows.utc(now))
                .query((row, n) -> Rows.instant(row, "until_at"))
                .optional();
    }

    /** The mailbox behind the stop link of a mail that was forgotten. */
    Optional<byte[]> ofExpired(byte[] secret) {
        return db.sql(HASH_OF_EXPIRED.text())
                .param("secret", secret)
                .query((row, n) -> row.getBytes("hash"))
                .optional();
    }

    /** Takes back what was said with this link, or with another one to the same mailbox. */
    void lift(byte[] secret, byte @Nullable [] mailbox) {
        db.sql(LIFT.text()).param("secret", secret).param("hash", mailbox).update();
    }

    void forget(Instant before, Instant now) {
        db.sql(FORGET_ASKED.text()).param("before", Rows.utc(before)).update();
        db.sql(FORGET_GATES.text()).param("before", Rows.utc(before)).update();
        db.sql(FORGET_NEVER.text()).param("now", Rows.utc(now)).update();
    }
}
