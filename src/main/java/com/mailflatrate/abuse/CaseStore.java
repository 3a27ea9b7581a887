package com.mailflatrate.abuse;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases and what was done about them. */
@Component
@CrossAccount("the desk works for the operator")
class CaseStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into abuse.cases (id, verdict, findings, door, mailing_id, message_id, account_id, campaign_id,
                                     contact_id, contact_email, list_id, form_id, reporter, said, raw, received_at, due_at)
            values (:id, :verdict, :findings, :door, :mailing, :message, :account, :campaign,
                    :contact, :email, :list, :form, :reporter, :said, :raw, :now, :due)
            """);
    static final Sql FIND =
            Sql.of(
                    """
            select * from abuse.cases where id = :id
            """);
    static final Sql PAGE =
            Sql.with(
                    """
            select * from abuse.cases
             where (received_at, id) < (:beforeAt, :beforeId) and {fragment}
             order by received_at desc, id desc
             limit :rows
            """,
                    List.of("true", "state = 'OPEN'", "state = 'CLOSED'"));
    static final Sql REPORTERS =
            Sql.of(
                    """
            select count(distinct lower(reporter)) from abuse.cases
             where message_id = :message and reporter is not null and lower(reporter) <> lower(:reporter)
            """);
    static final Sql OF_ACCOUNT =
            Sql.of(
                    """
            select count(*) from abuse.cases where account_id = :account and id <> :id
            """);
    static final Sql OF_MAILING =
            Sql.of(
                    """
            select count(*) from abuse.cases where mailing_id = :mailing and id <> :id
            """);
    static final Sql SUPPRESSED =
            Sql.of(
                    """
            update abuse.cases set suppressed_at = coalesce(suppressed_at, :now) where id = :id
            """);
    static final Sql CLOSE =
            Sql.of(
                    """
            update abuse.cases set state = 'CLOSED', closed_at = :now where id = :id and state = 'OPEN'
            """);
    static final Sql OPEN_BY_RULE =
            Sql.of(
                    """
            select exists (select from abuse.cases where account_id = :account and door = 'RULE' and state = 'OPEN'
                                                     and form_id is not distinct from cast(:form as uuid))
            """);
    static final Sql OPEN_COUNT = Sql.of("select count(*) from abuse.cases where state = 'OPEN'");

    static final Sql LAST_CLOSED =
            Sql.of(
                    """
            select max(closed_at) as at from abuse.cases
            """);
    static final Sql STEP =
            Sql.of(
                    """
            insert into abuse.steps (case_id, at, by_kind, by_id, by_name, action, note)
            values (:id, :now, :kind, :by, :name, :action, :note)
            """);
    static final Sql STEPS =
            Sql.of(
                    """
            select at, by_kind, by_id, by_name, action, note from abuse.steps
             where case_id = :id order by number desc limit 200
            """);

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST = new UUID(-1L, -1L);

    private final JdbcClient jdbc;

    CaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CaseRow row, byte @Nullable [] raw) {
        jdbc.sql(INSERT.text())
                .param("id", row.id().value())
                .param("verdict", row.verdict().name())
                .param("findings", CaseRow.joined(row.findings()))
                .param("door", row.door().name())
                .param("mailing", row.mailing() == null ? null : row.mailing().value())
                .param("message", row.message() == null ? null : row.message().value())
                .param("account", row.account() == null ? null : row.account().value())
                .param("campaign", row.campaign() == null ? null : row.campaign().value())
                .param("contact", row.contact() == null ? null : row.contact().value())
                .param("email", row.contactEmail())
                .param("list", row.list() == null ? null : row.list().value())
                .param("form", row.form())
                .param("reporter", clean(row.reporter()))
                .param("said", clean(row.said()))
                .param("raw", raw)
                .param("now", Rows.utc(row.receivedAt()))
                .param("due", Rows.utc(row.dueAt()))
                .update();
    }

    boolean hasOpenByRule(AccountId account, @Nullable UUID form) {
        return jdbc.sql(OPEN_BY_RULE.text())
                .param("account", account.value())
                .param("form", form)
                .query(Boolean.class)
                .single();
    }

    Optional<CaseRow> find(CaseId id) {
        return jdbc.sql(FIND.text())
                .param("id", id.value())
                .query((row, n) -> CaseRow.read(row))
                .optional();
    }

    List<CaseRow> page(Case.@Nullable State state, @Nullable CaseRow before, int rows) {
        String which = state == null ? "true" : "state = '" + state.name() + "'";
        return jdbc.sql(PAGE.at(which))
                .param("beforeAt", Rows.utc(before == null ? END : before.receivedAt()))
                .param("beforeId", before == null ? LAST : before.id().value())
                .param("rows", rows)
                .query((row, n) -> CaseRow.read(row))
                .list();
    }

    /** How many different people reported a message, this one included. */
    long reporters(MessageId message, @Nullable String reporter) {
        return 1
                + jdbc.sql(REPORTERS.text())
                        .param("message", message.value())
                        .param("reporter", reporter == null ? "" : reporter)
                        .query(Long.class)
                        .single();
    }

    /** Further cases of the same account and of the same mailing. */
    CaseView.Others others(CaseRow row) {
        long account =
                row.account() == null
                        ? 0
                        : jdbc.sql(OF_ACCOUNT.text())
                                .param("account", row.account().value())
                                .param("id", row.id().value())
                                .query(Long.class)
                                .single();
        long mailing =
                row.mailing() == null
                        ? 0
                        : jdbc.sql(OF_MAILING.text())
                                .param("mailing", row.mailing().value())
                                .param("id", row.id().value())
                                .query(Long.class)
                                .single();
        return new CaseView.Others(account, mailing);
    }

    void suppressed(CaseId id, Instant now) {
        jdbc.sql(SUPPRESSED.text()).param("id", id.value()).param("now", Rows.utc(now)).update();
    }

    boolean close(CaseId id, Instant now) {
        return jdbc.sql(CLOSE.text()).param("id", id.value()).param("now", Rows.utc(now)).update()
                > 0;
    }

    long openCount() {
        return jdbc.sql(OPEN_COUNT.text()).query(Long.class).single();
    }

    Optional<Instant> lastClosed() {
        return jdbc.sql(LAST_CLOSED.text())
                .query((row, n) -> Optional.ofNullable(Rows.instantOrNull(row, "at")))
                .single();
    }

    void step(CaseId id, Actor by, String action, String note, Instant now) {
        jdbc.sql(STEP.text())
                .param("id", id.value())
                .param("now", Rows.utc(now))
                .param("kind", by.kind().name())
                .param("by", by.id())
                .param("name", by.name().length() > 200 ? by.name().substring(0, 200) : by.name())
                .param("action", action)
                .param("note", note.length() > 2000 ? note.substring(0, 2000) : note)
                .update();
    }

    List<CaseView.Step> steps(CaseId id) {
        return jdbc.sql(STEPS.text())
                .param("id", id.value())
                .query(
                        (row, n) ->
                                new CaseView.Step(
                                        Rows.instant(row, "at"),
                                        new Actor(
                                                Actor.Kind.valueOf(row.getString("by_kind")),
                                                Rows.uuidOrNull(row, "by_id"),
                                                row.getString("by_name")),
                                        row.getString("action"),
                                        row.getString("note")))
                .list();
    }

    /** PostgreSQL has no NUL in texts. */
    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace('\0', ' ');
    }
}
