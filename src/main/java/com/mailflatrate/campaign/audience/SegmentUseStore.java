package com.mailflatrate.campaign.audience;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.segments.SegmentUse;
import com.mailflatrate.segments.SegmentUsers;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Campaigns that name a segment, and those with a mailing to it that still waits. */
@Component
class SegmentUseStore implements SegmentUsers {

    static final Sql USES =
            Sql.of(
                    """
            select c.id, c.name from campaign.campaigns c
             where c.account_id = :account and c.id in (
                   select id from campaign.campaigns where account_id = :account and segment_id = :segment
                   union all
                   select campaign_id from campaign.mailings
                    where account_id = :account and segment_id = :segment
                      and state in ('SCHEDULED', 'AWAITING_CONFIRMATION'))
             order by c.id desc limit 50
            """);

    private final JdbcClient jdbc;

    SegmentUseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<SegmentUse> usesOf(AccountId account, UUID segment) {
        return jdbc.sql(USES.text())
                .param("account", account.value())
                .param("segment", segment)
                .query((row, n) -> new SegmentUse(Rows.uuid(row, "id"), row.getString("name")))
                .list();
    }
}
