package com.mailflatrate.campaign;

import com.mailflatrate.campaign.audience.CampaignSegment;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.segments.Segment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The campaigns' rows. */
@Component
class CampaignStore {

    static final Sql INSERT =
            Sql.of(
                    """
            insert into campaign.campaigns (account_id, id, name, list_ids, from_name, from_email, reply_to, subject,
                preheader, html, body_text, segment_id, segment_mode, created_at, changed_at, by_kind, by_id, by_name)
            values (:account, :id, :name, :lists, :fromName, :fromEmail, :replyTo, :subject,
                :preheader, :html, :text, :segment, cast(:mode as text), :now, :now, :byKind, :byId, :byName)
            """);
    static final Sql UPDATE =
            Sql.of(
                    """
            update campaign.campaigns set name = :name, list_ids = :lists, from_name = :fromName,
                from_email = :fromEmail, reply_to = :replyTo, subject = :subject, preheader = :preheader, html = :html,
                body_text = :text, segment_id = :segment, segment_mode = cast(:mode as text), changed_at = :now, by_kind = :byKind, by_id = :byId, by_name = :byName
            where account_id = :account and id = :id
            """);
    static final Sql FIND =
            Sql.of(
                    """
            select id, name, list_ids, from_name, from_email, reply_to, subject, preheader, html, body_text,
                segment_id, segment_mode, created_at, changed_at, by_name
            from campaign.campaigns where account_id = :account and id = :id
            """);
    static final Sql PAGE =
            Sql.of(
                    """
            select id, name, list_ids, from_name, from_email, reply_to, subject, preheader, '' as html,
                null::text as body_text, segment_id, segment_mode, created_at, changed_at, by_name
            from campaign.campaigns
            where account_id = :account and (:before::uuid is null or id < :before::uuid)
            order by id desc limit :limit
            """);
    static final Sql LOCK =
            Sql.of(
                    """
            select id from campaign.campaigns where account_id = :account and id = :id for update
            """);

    static final Sql FROM =
            Sql.of(
                    """
            select from_email from campaign.campaigns where account_id = :account and id = :id
            """);

    private final JdbcClient jdbc;

    CampaignStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(AccountId account, CampaignId id, CampaignDraft draft, Actor by, Instant now) {
        bind(jdbc.sql(INSERT.text()), account, id, draft, by, now).update();
    }

    boolean update(AccountId account, CampaignId id, CampaignDraft draft, Actor by, Instant now) {
        return bind(jdbc.sql(UPDATE.text()), account, id, draft, by, now).update() == 1;
    }

    Optional<Campaign> find(AccountId account, CampaignId id) {
        return jdbc.sql(FIND.text())
                .param("account", account.value())
                .param("id", id.value())
                .query(CampaignStore::campaign)
                .optional();
    }

    Optional<String> fromEmail(AccountId account, CampaignId id) {
        return jdbc.sql(FROM.text())
                .param("account", account.value())
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** Without HTML and text: a list needs neither. */
    Page<Campaign> page(AccountId account, PageRequest request) {
        UUID before =
                request.cursor() == null
                        ? null
                        : CampaignId.parse(request.cursor())
                                .map(CampaignId::value)
                                .orElse(new UUID(0, 0));
        List<Campaign> rows =
                jdbc.sql(PAGE.text())
                        .param("account", account.value())
                        .param("before", before)
                        .param("limit", request.limit() + 1)
                        .query(CampaignStore::campaign)
                        .list();
        return Page.of(rows, request.limit(), row -> row.id().toString());
    }

    /** One release of a campaign at a time. */
    boolean lock(AccountId account, CampaignId id) {
        return jdbc.sql(LOCK.text())
                .param("account", account.value())
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private static StatementSpec bind(
            StatementSpec statement,
            AccountId account,
            CampaignId id,
            CampaignDraft draft,
            Actor by,
            Instant now) {
        CampaignSegment segment = draft.segment();
        return statement
                .param("account", account.value())
                .param("id", id.value())
                .param("name", draft.name())
                .param("lists", draft.listIds().stream().map(ListId::value).toArray(UUID[]::new))
                .param("fromName", draft.fromName())
                .param("fromEmail", draft.fromEmail())
                .param("replyTo", draft.replyTo())
                .param("subject", draft.subject())
                .param("preheader", draft.preheader())
                .param("html", draft.html())
                .param("text", draft.text())
                .param("segment", segment == null ? null : segment.id(), Types.OTHER)
                .param("mode", segment == null ? null : segment.mode().name())
                .param("now", Rows.utc(now))
                .param("byKind", by.kind().name())
                .param("byId", by.id())
                .param("byName", by.name());
    }

    /** The segment that {@code segment_id} and {@code segment_mode} name; null without one. */
    static @Nullable CampaignSegment segment(ResultSet row) throws SQLException {
        UUID id = Rows.uuidOrNull(row, "segment_id");
        return id == null
                ? null
                : new CampaignSegment(id, Segment.Kind.valueOf(row.getString("segment_mode")));
    }

    private static Campaign campaign(ResultSet row, int number) throws SQLException {
        UUID[] lists = (UUID[]) row.getArray("list_ids").getArray();
        CampaignDraft draft =
                new CampaignDraft(
                        row.getString("name"),
                        Arrays.stream(lists).map(ListId::new).toList(),
                        row.getString("from_name"),
                        row.getString("from_email"),
                        row.getString("reply_to"),
                        row.getString("subject"),
                        row.getString("preheader"),
                        row.getString("html"),
                        row.getString("body_text"),
                        segment(row));
        return new Campaign(
                new CampaignId(Rows.uuid(row, "id")),
                draft,
                Rows.instant(row, "created_at"),
                Rows.instant(row, "changed_at"),
                row.getString("by_name"),
                null);
    }
}
