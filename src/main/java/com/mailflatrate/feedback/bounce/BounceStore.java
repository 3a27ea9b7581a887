package com.mailflatrate.feedback.bounce;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.policy.reply.ReplyFacts;
import com.mailflatrate.policy.reply.Scope;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            select :account, n.*
              from unnest(:messages::bigint[], :ways::text[], :runs::bigint[], :contacts::uuid[], :classes::text[],
                          :applied::boolean[], :statuses::text[], :codes::integer[], :replies::text[], :whys::text[],
                          :ats::timestamptz[], :groups::text[], :scopes::text[], :permanent::boolean[]) as n
                on conflict do nothing
            returning message_id, way
            """);
    static final Sql ABOUT =
            Sql.of(
                    """
            update feedback.bounces f
               set domain = n.domain,
                   good = exists (select from delivery.v_runs r
                                   where r.account_id = :account and r.run_id is distinct from n.run_id
                                     and r.list_ids && cast(n.lists as uuid[]) and r.started_at > n.signed_up
                                     and r.started_at < n.at)
                      and not exists (select from feedback.bounces b
                                       where b.account_id = :account and b.contact_id = n.contact_id
                                         and b.message_id <> n.message_id and b.at > n.signed_up)
              from unnest(:messages::bigint[], :ways::text[], :runs::bigint[], :contacts::uuid[], :domains::text[],
                          :lists::text[], :ats::timestamptz[], :signedUp::timestamptz[])
                   as n (message_id, way, run_id, contact_id, domain, lists, at, signed_up)
             where f.account_id = :account and f.message_id = n.message_id and f.way = n.way
            """);
    static final Sql APPLIED =
            Sql.of(
                    """
            update feedback.bounces f set applied = true, reason = n.reason, list_ids = cast(n.lists as uuid[])
              from unnest(:messages::bigint[], :ways::text[], :reasons::text[], :lists::text[])
                   as n (message_id, way, reason, lists)
             where f.account_id = :account and f.message_id = n.message_id and f.way = n.way
            """);
    static final Sql HELD_BACK =
            Sql.of(
                    """
            update feedback.bounces f set incident_id = n.incident_id
              from unnest(:messages::bigint[], :ways::text[], :incidents::uuid[]) as n (message_id, way, incident_id)
             where f.account_id = :account and f.message_id = n.message_id and f.way = n.way
            """);
    static final Sql JUDGE_AGAIN =
            Sql.of(
                    """
            update feedback.bounces
               set class = :class, status = :status, reply_code = :code, reply = :reply, why = :why, scope = :scope,
                   permanent = :permanent
             where account_id = :account and message_id = :message and way = :way
               and not applied and undone_at is null and incident_id is null
            """);
    static final Sql SETTLED =
            Sql.of(
                    """
            select exists (select from feedback.bounces
                            where account_id = :account and message_id = :message
                              and (applied or undone_at is not null or incident_id is not null))
            """);
    static final Sql UNCLEAR_BEFORE =
            Sql.of(
                    """
            select n.contact_id
              from unnest(:contacts::uuid[], :runs::bigint[], :before::timestamptz[], :signedUp::timestamptz[])
                   as n (contact_id, run_id, before, signed_up)
             where exists (select from feedback.bounces b
                            where b.account_id = :account and b.contact_id = n.contact_id
                              and (b.class = 'UNCLEAR' or b.incident_id is not null)
                              and b.run_id is distinct from n.run_id and b.at <= n.before and b.at > n.signed_up)
            """);
    static final Sql RUNS_BEFORE =
            Sql.of(
                    """
            select count(distinct run_id) from feedback.bounces
             where account_id = :account and contact_id = :contact and class = :class
               and run_id is distinct from :run and at > :signedUp
            """);

    private final JdbcClient jdbc;

    BounceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(long message, String way) {}

    /** Stores refusals; gives those that were not known, by message and way. */
    List<Judged> insert(AccountId account, List<Judged> refusals) {
        Set<Key> fresh = new HashSet<>();
        rows(INSERT, account, refusals)
                .param("runs", Rows.column(refusals, BounceStore::run))
                .param("contacts", Rows.column(refusals, one -> one.contact().value()))
                .param("classes", Rows.column(refusals, Judged::cls))
                .param("applied", Rows.column(refusals, one -> false))
                .param(
                        "statuses",
                        Rows.column(refusals, one -> cut(one.refusal().facts().enhancedCode(), 20)))
                .param("codes", Rows.column(refusals, one -> one.refusal().facts().replyCode()))
                .param(
                        "replies",
                        Rows.column(refusals, one -> cut(one.refusal().facts().text(), 500)))
                .param("whys", Rows.column(refusals, one -> cut(one.verdict().why(), 200)))
                .param("ats", Rows.column(refusals, one -> one.refusal().at()))
                .param("groups", Rows.column(refusals, one -> one.refusal().hostGroup()))
                .param(
                        "scopes",
                        Rows.column(refusals, one -> Scope.of(one.cls(), one.refusal().facts())))
                .param(
                        "permanent",
                        Rows.column(refusals, one -> one.refusal().facts().isPermanent()))
                .query(
                        row -> {
                            fresh.add(new Key(row.getLong("message_id"), row.getString("way")));
                        });
        return refusals.stream().filter(one -> fresh.contains(key(one))).toList();
    }

    /** Gives a stored refusal another meaning; false when the one it had led to something. */
    boolean judgeAgain(AccountId account, Judged one) {
        ReplyFacts facts = one.refusal().facts();
        return jdbc.sql(JUDGE_AGAIN.text())
                        .param("account", account.value())
                        .param("message", one.refusal().message().value())
                        .param("way", one.refusal().way().name())
                        .param("class", one.cls().name())
                        .param("status", cut(facts.enhancedCode(), 20))
                        .param("code", facts.replyCode())
                        .param("reply", cut(facts.text(), 500))
                        .param("why", cut(one.verdict().why(), 200))
                        .param("scope", Scope.of(one.cls(), facts).name())
                        .param("permanent", facts.isPermanent())
                        .update()
                > 0;
    }

    /** Whether one of a message was applied, taken back or excused once. */
    boolean isSettled(AccountId account, MessageId message) {
        return jdbc.sql(SETTLED.text())
                .param("account", account.value())
                .param("message", message.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Notes whose mailboxes they were, and whether they were good: an earlier mailing went there
     * and nothing came back.
     */
    void about(AccountId account, List<Ending> endings) {
        rows(ABOUT, account, endings.stream().map(Ending::judged).toList())
                .param("runs", Rows.column(endings, one -> run(one.judged())))
                .param("contacts", Rows.column(endings, one -> one.contact().id().value()))
                .param("domains", Rows.column(endings, one -> one.place().domain()))
                .param("lists", Rows.column(endings, BounceStore::everyList))
                .param("ats", Rows.column(endings, one -> one.met().refusal().at()))
                .param("signedUp", Rows.column(endings, one -> one.met().signedUp()))
                .update();
    }

    /** Notes that they deactivated their contacts, on which lists. */
    void applied(AccountId account, List<Ending> endings) {
        if (endings.isEmpty()) {
            return;
        }
        rows(APPLIED, account, endings.stream().map(Ending::judged).toList())
                .param("reasons", Rows.column(endings, Ending::reason))
                .param("lists", Rows.column(endings, one -> Rows.array(one.lists())))
                .update();
    }

    /** Notes that they were not applied, because of an incident each. */
    void heldBack(AccountId account, Map<Ending, UUID> incidents) {
        if (incidents.isEmpty()) {
            return;
        }
        List<Ending> endings = List.copyOf(incidents.keySet());
        rows(HELD_BACK, account, endings.stream().map(Ending::judged).toList())
                .param("incidents", Rows.column(endings, incidents::get))
                .update();
    }

    /** The contacts of which another run met an unclear refusal, so much earlier. */
    Set<ContactId> hadUnclear(AccountId account, List<Met> refusals, Duration earlier) {
        if (refusals.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql(UNCLEAR_BEFORE.text())
                .param("account", account.value())
                .param("contacts", Rows.column(refusals, one -> one.refusal().contact().value()))
                .param("runs", Rows.column(refusals, one -> run(one.judged())))
                .param("before", Rows.column(refusals, one -> one.refusal().at().minus(earlier)))
                .param("signedUp", Rows.column(refusals, Met::signedUp))
                .query((row, n) -> new ContactId(Rows.uuid(row, "contact_id")))
                .set();
    }

    /** In how many other runs this contact was refused for the same. */
    long runsBefore(AccountId account, Met one) {
        return jdbc.sql(RUNS_BEFORE.text())
                .param("account", account.value())
                .param("contact", one.refusal().contact().value())
                .param("run", run(one.judged()))
                .param("class", one.judged().cls().name())
                .param("signedUp", Rows.utc(one.signedUp()))
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec rows(Sql sql, AccountId account, List<Judged> refusals) {
        return jdbc.sql(sql.text())
                .param("account", account.value())
                .param("messages", Rows.column(refusals, one -> one.refusal().message().value()))
                .param("ways", Rows.column(refusals, one -> one.refusal().way()));
    }

    private static Key key(Judged one) {
        return new Key(one.refusal().message().value(), one.refusal().way().name());
    }

    private static @Nullable Long run(Judged one) {
        RunId run = one.refusal().run();
        return run == null ? null : run.value();
    }

    private static String everyList(Ending ending) {
        return Rows.array(
                ending.contact().memberships().stream().map(Contact.Membership::list).toList());
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
