package com.mailflatrate.feedback.bounce;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.policy.reply.BounceClass;
import com.mailflatrate.policy.reply.BounceVerdict;
import com.mailflatrate.policy.reply.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refusals and what they led to. */
@Component
class BounceStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into feedback.bounces (account_id, message_id, way, run_id, contact_id, class, applied, status,
                                          reply_code, reply, why, at, host_group, scope, permanent)
            values (:account, :message, :way, :run, :contact, :class, false, :status, :code, :reply, :why, :at, :group, :scope, :permanent)
                on conflict do nothing
            """);
    static final Sql ABOUT =
            Sql.of(
                    """
            update feedback.bounces set domain = :domain, good = :good
             where account_id = :account and message_id = :message and way = :way
            """);
    static final Sql APPLIED =
            Sql.of(
                    """
            update feedback.bounces set applied = true, reason = :reason, list_ids = cast(:lists as uuid[])
             where account_id = :account and message_id = :message and way = :way
            """);
    static final Sql HELD_BACK =
            Sql.of(
                    """
            update feedback.bounces set incident_id = :incident
             where account_id = :account and message_id = :message and way = :way
            """);
    static final Sql UNCLEAR_BEFORE =
            Sql.of(
                    """
            select exists (select from feedback.bounces
                            where account_id = :account and contact_id = :contact
                              and (class = 'UNCLEAR' or incident_id is not null)
                              and run_id is distinct from :run and at <= :before and at > :signedUp)
            """);
    static final Sql RUNS_BEFORE =
            Sql.of(
                    """
            select count(distinct run_id) from feedback.bounces
             where account_id = :account and contact_id = :contact and class = :class
               and run_id is distinct from :run and at > :signedUp
            """);
    static final Sql MAILED_BEFORE =
            Sql.of(
                    """
            select exists (select from delivery.v_runs r
                            where r.account_id = :account and r.run_id is distinct from :run
                              and r.list_ids && cast(:lists as uuid[]) and r.started_at > :signedUp
                              and r.started_at < :at)
               and not exists (select from feedback.bounces b
                                where b.account_id = :account and b.contact_id = :contact
                                  and b.message_id <> :message and b.at > :signedUp)
            """);

    private final JdbcClient jdbc;

    BounceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a refusal; false when this message was refused this way before. */
    boolean insert(AccountId account, Refusal refusal, BounceVerdict verdict) {
        return row(INSERT, account, refusal)
                        .param("run", refusal.run() == null ? null : refusal.run().value())
                        .param("contact", refusal.contact().value())
                        .param("class", verdict.cls().name())
                        .param("status", cut(refusal.facts().enhancedCode(), 20))
                        .param("code", refusal.facts().replyCode())
                        .param("reply", cut(refusal.facts().text(), 500))
                        .param("why", cut(verdict.why(), 200))
                        .param("at", Rows.utc(refusal.at()))
                        .param("group", refusal.hostGroup())
                        .param("scope", Scope.of(verdict.cls(), refusal.facts()).name())
                        .param("permanent", refusal.facts().isPermanent())
                        .update()
                > 0;
    }

    /** Notes whose mailbox it was. */
    void about(AccountId account, Refusal refusal, String domain, boolean good) {
        row(ABOUT, account, refusal).param("domain", domain).param("good", good).update();
    }

    /** Notes that it deactivated the contact on these lists. */
    void applied(AccountId account, Refusal refusal, String reason, Collection<ListId> lists) {
        row(APPLIED, account, refusal).param("reason", reason).param("lists", ids(lists)).update();
    }

    /** Notes that it was not applied, because of an incident. */
    void heldBack(AccountId account, Refusal refusal, UUID incident) {
        row(HELD_BACK, account, refusal).param("incident", incident).update();
    }

    /** Whether another run met an unclear refusal of this contact until then. */
    boolean hasUnclear(
            AccountId account,
            ContactId contact,
            @Nullable RunId run,
            Instant before,
            Instant signedUp) {
        return about(UNCLEAR_BEFORE, account, contact, run, signedUp)
                .param("before", Rows.utc(before))
                .query(Boolean.class)
                .single();
    }

    /** In how many other runs this contact was refused for this. */
    long runsBefore(
            AccountId account,
            ContactId contact,
            @Nullable RunId run,
            BounceClass cls,
            Instant signedUp) {
        return about(RUNS_BEFORE, account, contact, run, signedUp)
                .param("class", cls.name())
                .query(Long.class)
                .single();
    }

    /** Whether the contact got an earlier mailing and nothing came back. */
    boolean isGood(AccountId account, Refusal refusal, Collection<ListId> lists, Instant signedUp) {
        return about(MAILED_BEFORE, account, refusal.contact(), refusal.run(), signedUp)
                .param("message", refusal.message().value())
                .param("lists", ids(lists))
                .param("at", Rows.utc(refusal.at()))
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec row(Sql sql, AccountId account, Refusal refusal) {
        return jdbc.sql(sql.text())
                .param("account", account.value())
                .param("message", refusal.message().value())
                .param("way", refusal.way().name());
    }

    private JdbcClient.StatementSpec about(
            Sql sql, AccountId account, ContactId contact, @Nullable RunId run, Instant signedUp) {
        return jdbc.sql(sql.text())
                .param("account", account.value())
                .param("contact", contact.value())
                .param("run", run == null ? null : run.value())
                .param("signedUp", Rows.utc(signedUp));
    }

    private static String[] ids(Collection<ListId> lists) {
        return lists.stream().map(ListId::toString).toArray(String[]::new);
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
