package com.mailflatrate.consent;

import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.audience.ListSummary.Per;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.keys.SuppressionKey;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everybody on some lists, with all that decides whether they may be mailed. */
@Component
class AudienceStore {

    static final Sql ENTRIES =
            Sql.of(
                    """
            select m.contact_id, m.list_id, m.status, m.reason, c.email, c.key_id, c.hash,
                   exists (select from suppression.v_entries s
                            where s.account_id = :account
                              and s.hash = any(array[c.hash, c.mailbox_hash])
                              and (s.list_id is null or s.list_id = m.list_id)
                              and (s.hash = c.hash or s.reason in ('COMPLAINT', 'OBJECTION', 'HARD')))
                   or exists (select from suppression.v_everywhere e
                               where e.hash = any(array[c.hash, c.mailbox_hash])
                                 and (e.hash = c.hash or e.reason in ('COMPLAINT', 'OBJECTION', 'HARD')))
                   as suppressed,
                   proof.recorded_at as proven_at, clock.mails,
                   coalesce(promise.frequency_max, l.frequency_max) as frequency_max,
                   coalesce(promise.frequency_per, l.frequency_per) as frequency_per
              from audience.v_memberships m
              join audience.v_contacts c on c.account_id = m.account_id and c.id = m.contact_id
              join audience.v_lists l on l.account_id = m.account_id and l.id = m.list_id
              left join lateral (select p.recorded_at, p.form_id, p.form_version from consent.proofs p
                                  where p.account_id = :account and p.contact_id = m.contact_id
                                    and p.list_id = m.list_id and p.grade <> 'P0'
                                  order by p.recorded_at desc limit 1) proof on true
              left join consent.form_promises promise
                on promise.account_id = :account and promise.form_id = proof.form_id
               and promise.form_version = proof.form_version
              left join consent.clocks clock
                on clock.account_id = :account and clock.contact_id = m.contact_id and clock.list_id = m.list_id
             where m.account_id = :account and m.list_id = any(:lists::uuid[])
             order by m.contact_id
            """);

    private final JdbcClient jdbc;

    AudienceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A contact on one list.
     *
     * @param reason beside the status, null when it needs none
     * @param provenAt when the newest proof that is worth something was recorded; null without one
     * @param promise what the person was promised: by the form, else by the list
     * @param mails the last ones by way of this list
     */
    record Entry(
            ContactId contact,
            ListId list,
            String status,
            @Nullable String reason,
            String email,
            SuppressionKey key,
            boolean suppressed,
            @Nullable Instant provenAt,
            @Nullable Frequency promise,
            List<Instant> mails) {}

    /** Entries in the order of contacts, those of one contact together. */
    void each(AccountId account, Collection<ListId> lists, Consumer<Entry> sink) {
        String[] ids = lists.stream().map(ListId::toString).toArray(String[]::new);
        jdbc.sql(ENTRIES.text())
                .param("account", account.value())
                .param("lists", ids)
                .query(
                        row -> {
                            sink.accept(entry(row));
                        });
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String per = row.getString("frequency_per");
        return new Entry(
                new ContactId(Rows.uuid(row, "contact_id")),
                new ListId(Rows.uuid(row, "list_id")),
                row.getString("status"),
                row.getString("reason"),
                row.getString("email"),
                new SuppressionKey(row.getInt("key_id"), row.getBytes("hash")),
                row.getBoolean("suppressed"),
                Rows.instantOrNull(row, "proven_at"),
                per == null ? null : new Frequency(row.getInt("frequency_max"), Per.valueOf(per)),
                mails(row.getArray("mails")));
    }

    private static List<Instant> mails(@Nullable Array stored) throws SQLException {
        return stored == null
                ? List.of()
                : Stream.of((Timestamp[]) stored.getArray()).map(Timestamp::toInstant).toList();
    }
}
