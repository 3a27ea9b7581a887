package com.mailflatrate.campaign;

import com.mailflatrate.campaign.audience.CampaignSegment;
import com.mailflatrate.content.Footer;
import com.mailflatrate.content.MailSource;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mailings' rows and the content each was frozen with. */
@Component
class MailingStore {

    /** A mailing as its row says; where its run stands, delivery says. */
    record MailingRow(
            AccountId account,
            MailingId mailingId,
            CampaignId campaign,
            String campaignName,
            String subject,
            @Nullable RunId run,
            Mailing.State state,
            boolean again,
            long audienceCount,
            @Nullable String heldWhy,
            @Nullable Instant scheduledAt,
            Instant createdAt,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt,
            @Nullable UUID confirmation,
            List<ListId> lists,
            @Nullable CampaignSegment segment,
            @Nullable UUID picture) {}

    private static final String COLUMNS =
            """
            select m.account_id, m.mailing_id, m.campaign_id, c.name as campaign_name, t.subject, m.run_id, m.state,
                m.again, m.audience_count, m.held_why, m.scheduled_at, m.created_at, k.user_name, k.confirmed_at,
                m.confirmation_id, m.list_ids, m.segment_id, m.segment_mode, m.picture_id
            from campaign.mailings m
            join campaign.campaigns c on c.account_id = m.account_id and c.id = m.campaign_id
            join campaign.contents t on t.account_id = m.account_id and t.mailing_id = m.mailing_id
            left join campaign.confirmations k on k.account_id = m.account_id and k.id = m.confirmation_id
            """;

    static final Sql INSERT =
            Sql.of(
                    """
            insert into campaign.mailings (account_id, mailing_id, campaign_id, state, again, list_ids, segment_id, segment_mode,
                picture_id, confirmation_id, audience_count, scheduled_at, created_at, by_kind, by_id, by_name)
            values (:account, :mailing, :campaign, :state, :again, :lists, :segment, cast(:mode as text), :picture, :confirmation,
                :audience, :scheduledAt, :now,
                :byKind, :byId, :byName)
            on conflict do nothing
            """);
    static final Sql FREEZE =
            Sql.of(
                    """
            insert into campaign.contents (account_id, mailing_id, from_name, from_email, reply_to, subject, preheader,
                html, body_text, language, imprint, footer_version, content_sha256)
            values (:account, :mailing, :fromName, :fromEmail, :replyTo, :subject, :preheader, :html, :text, :language,
                :imprint, :footerVersion, :sha256)
            """);
    static final Sql START =
            Sql.of(
                    """
            update campaign.mailings set run_id = :run, state = 'SENDING', audience_count = :audience,
                released_at = :now, held_why = null
            where account_id = :account and mailing_id = :mailing
            """);
    static final Sql MOVE =
            Sql.of(
                    """
            update campaign.mailings set state = :state, held_why = :why
            where account_id = :account and mailing_id = :mailing and state <> 'SENDING'
            """);
    static final Sql CONFIRM =
            Sql.of(
                    """
            update campaign.mailings set confirmation_id = :confirmation
            where account_id = :account and mailing_id = :mailing
            """);
    static final Sql FIND =
            Sql.of(COLUMNS + " where m.account_id = :account and m.mailing_id = :mailing");
    static final Sql BY_MAILING_ID = Sql.of(COLUMNS + " where m.mailing_id = :mailing");
    static final Sql BY_CAMPAIGN =
            Sql.of(
                    COLUMNS
                            + """
             where m.account_id = :account and m.campaign_id = :campaign and m.state <> 'CANCELLED'
            order by m.created_at desc, m.mailing_id limit 1
            """);
    static final Sql LAST_OF =
            Sql.of(
                    COLUMNS
                            + """
             where m.account_id = :account and m.campaign_id = :campaign
            order by m.created_at desc, m.mailing_id limit 1
            """);
    static final Sql PAGE =
            Sql.of(
                    COLUMNS
                            + """
             where m.account_id = :account and (:before::timestamptz is null or (m.created_at, m.mailing_id) < (:before::timestamptz, :mailing))
            order by m.created_at desc, m.mailing_id desc limit :limit
            """);
    static final Sql DUE =
            Sql.of(
                    COLUMNS
                            + """
             where m.state = 'SCHEDULED' and m.scheduled_at <= :now order by m.scheduled_at limit 50
            """);
    static final Sql NAMES =
            Sql.of(
                    """
            select m.mailing_id, c.name from campaign.mailings m
              join campaign.campaigns c on c.account_id = m.account_id and c.id = m.campaign_id
             where m.account_id = :account and m.mailing_id = any(:mailings)
            """);
    static final Sql CONTENT_OF_MAILING =
            Sql.of(
                    """
            select mailing_id, from_name, from_email, reply_to, subject, preheader, html, body_text, language, imprint
            from campaign.contents where account_id = :account and mailing_id = :mailing
            """);
    static final Sql CONTENT_OF_RUN =
            Sql.of(
                    """
            select t.mailing_id, t.from_name, t.from_email, t.reply_to, t.subject, t.preheader, t.html, t.body_text,
                t.language, t.imprint
            from campaign.mailings m
            join campaign.contents t on t.account_id = m.account_id and t.mailing_id = m.mailing_id
            where m.account_id = :account and m.run_id = :run
            """);

    private final JdbcClient jdbc;

    MailingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the campaign has a mailing already and this is no repetition. */
    boolean insert(AccountId account, MailingRow row, Actor by) {
        CampaignSegment segment = row.segment;
        return jdbc.sql(INSERT.text())
                        .param("account", account.value())
                        .param("mailing", row.mailingId.value())
                        .param("campaign", row.campaign.value())
                        .param("state", row.state.name())
                        .param("again", row.again)
                        .param("lists", row.lists.stream().map(ListId::value).toArray(UUID[]::new))
                        .param("segment", segment == null ? null : segment.id(), Types.OTHER)
                        .param("mode", segment == null ? null : segment.mode().name())
                        .param("picture", row.picture, Types.OTHER)
                        .param("confirmation", row.confirmation)
                        .param("audience", row.audienceCount)
                        .param("scheduledAt", Rows.utcOrNull(row.scheduledAt))
                        .param("now", Rows.utc(row.createdAt))
                        .param("byKind", by.kind().name())
                        .param("byId", by.id())
                        .param("byName", by.name())
                        .update()
                == 1;
    }

    void freeze(AccountId account, MailingId mailing, Content content) {
        jdbc.sql(FREEZE.text())
                .param("account", account.value())
                .param("mailing", mailing.value())
                .param("fromName", content.fromName())
                .param("fromEmail", content.fromEmail())
                .param("replyTo", content.replyTo())
                .param("subject", content.source().subject())
                .param("preheader", content.source().preheader())
                .param("html", content.source().html())
                .param("text", content.source().text())
                .param("language", content.language().code())
                .param("imprint", content.imprint().toArray(String[]::new))
                .param("footerVersion", Footer.VERSION)
                .param("sha256", content.sha256())
                .update();
    }

    void start(AccountId account, MailingId mailing, RunId run, long audience, Instant now) {
        jdbc.sql(START.text())
                .param("account", account.value())
                .param("mailing", mailing.value())
                .param("run", run.value())
                .param("audience", audience)
                .param("now", Rows.utc(now))
                .update();
    }

    /** Moves a mailing that has no run yet. */
    boolean move(AccountId account, MailingId mailing, Mailing.State state, @Nullable String why) {
        return jdbc.sql(MOVE.text())
                        .param("account", account.value())
                        .param("mailing", mailing.value())
                        .param("state", state.name())
                        .param("why", why)
                        .update()
                == 1;
    }

    void confirm(AccountId account, MailingId mailing, UUID confirmation) {
        jdbc.sql(CONFIRM.text())
                .param("account", account.value())
                .param("mailing", mailing.value())
                .param("confirmation", confirmation)
                .update();
    }

    Optional<MailingRow> find(AccountId account, MailingId mailing) {
        return jdbc.sql(FIND.text())
                .param("account", account.value())
                .param("mailing", mailing.value())
                .query(MailingStore::row)
                .optional();
    }

    Map<MailingId, String> names(AccountId account, Collection<MailingId> mailings) {
        Map<MailingId, String> names = new HashMap<>();
        jdbc.sql(NAMES.text())
                .param("account", account.value())
                .param("mailings", mailings.stream().map(MailingId::value).toArray(String[]::new))
                .query(
                        row -> {
                            names.put(
                                    new MailingId(row.getString("mailing_id")),
                                    row.getString("name"));
                        });
        return names;
    }

    @CrossAccount("a complaint names a mailing, not an account")
    Optional<MailingRow> byMailingId(MailingId mailing) {
        return jdbc.sql(BY_MAILING_ID.text())
                .param("mailing", mailing.value())
                .query(MailingStore::row)
                .optional();
    }

    /** The newest mailing of a campaign that was not cancelled. */
    Optional<MailingRow> standing(AccountId account, CampaignId campaign) {
        return ofCampaign(BY_CAMPAIGN, account, campaign);
    }

    /** The newest mailing of a campaign. */
    Optional<MailingRow> last(AccountId account, CampaignId campaign) {
        return ofCampaign(LAST_OF, account, campaign);
    }

    private Optional<MailingRow> ofCampaign(Sql sql, AccountId account, CampaignId campaign) {
        return jdbc.sql(sql.text())
                .param("account", account.value())
                .param("campaign", campaign.value())
                .query(MailingStore::row)
                .optional();
    }

    List<MailingRow> page(AccountId account, PageRequest request, @Nullable Place after) {
        return jdbc.sql(PAGE.text())
                .param("account", account.value())
                .param("before", Rows.utcOrNull(after == null ? null : after.createdAt()))
                .param("mailing", after == null ? "" : after.mailingId())
                .param("limit", request.limit() + 1)
                .query(MailingStore::row)
                .list();
    }

    /** A place in the list of mailings, newest first. */
    record Place(Instant createdAt, String mailingId) {

        /** As a cursor holds it; null when it is none. */
        static @Nullable Place read(@Nullable String cursor) {
            String[] parts = cursor == null ? new String[0] : cursor.split(" ", -1);
            try {
                return parts.length == 2 ? new Place(Instant.parse(parts[0]), parts[1]) : null;
            } catch (DateTimeParseException nonsense) {
                return null;
            }
        }

        static String write(MailingRow row) {
            return row.createdAt() + " " + row.mailingId();
        }
    }

    @CrossAccount("a job releases what is due, whoever's it is")
    List<MailingRow> due(Instant now) {
        return jdbc.sql(DUE.text()).param("now", Rows.utc(now)).query(MailingStore::row).list();
    }

    /** The content a run's mails are made from, with its mailing ID. */
    Optional<FrozenContent> contentOf(AccountId account, RunId run) {
        return jdbc.sql(CONTENT_OF_RUN.text())
                .param("account", account.value())
                .param("run", run.value())
                .query(MailingStore::content)
                .optional();
    }

    /** The content a mailing was frozen with. */
    Optional<FrozenContent> contentOf(AccountId account, MailingId mailing) {
        return jdbc.sql(CONTENT_OF_MAILING.text())
                .param("account", account.value())
                .param("mailing", mailing.value())
                .query(MailingStore::content)
                .optional();
    }

    /** A content that will not change any more. */
    record FrozenContent(MailingId mailing, Content content) {}

    private static FrozenContent content(ResultSet row, int number) throws SQLException {
        Content content =
                new Content(
                        row.getString("from_name"),
                        row.getString("from_email"),
                        row.getString("reply_to"),
                        new MailSource(
                                row.getString("subject"),
                                row.getString("preheader"),
                                row.getString("html"),
                                row.getString("body_text")),
                        Language.of(Locale.of(row.getString("language"))),
                        Arrays.asList((String[]) row.getArray("imprint").getArray()));
        return new FrozenContent(new MailingId(row.getString("mailing_id")), content);
    }

    private static MailingRow row(ResultSet row, int number) throws SQLException {
        Long run = row.getObject("run_id", Long.class);
        return new MailingRow(
                new AccountId(row.getLong("account_id")),
                new MailingId(row.getString("mailing_id")),
                new CampaignId(Rows.uuid(row, "campaign_id")),
                row.getString("campaign_name"),
                row.getString("subject"),
                run == null ? null : new RunId(run),
                Mailing.State.valueOf(row.getString("state")),
                row.getBoolean("again"),
                row.getLong("audience_count"),
                row.getString("held_why"),
                Rows.instantOrNull(row, "scheduled_at"),
                Rows.instant(row, "created_at"),
                row.getString("user_name"),
                Rows.instantOrNull(row, "confirmed_at"),
                Rows.uuidOrNull(row, "confirmation_id"),
                Arrays.stream((UUID[]) row.getArray("list_ids").getArray())
                        .map(ListId::new)
                        .toList(),
                CampaignStore.segment(row),
                Rows.uuidOrNull(row, "picture_id"));
    }
}
