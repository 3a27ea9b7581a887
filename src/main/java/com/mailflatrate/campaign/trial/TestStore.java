package com.mailflatrate.campaign.trial;

import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.UuidV7;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the test mails of an account. */
@Component
class TestStore {

    static final Sql COUNT =
            Sql.of(
                    """
            select count(*) from campaign.tests where account_id = :account and sent_at > :since
            """);
    static final Sql INSERT =
            Sql.of(
                    """
            insert into campaign.tests (account_id, id, campaign_id, message_id, by_name, sent_at)
            values (:account, :id, :campaign, :message, :byName, :now)
            """);

    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final UuidV7 ids;
    private final InstantSource clock;

    TestStore(JdbcClient jdbc, UuidV7 ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    long ofLastDay(AccountId account) {
        return jdbc.sql(COUNT.text())
                .param("account", account.value())
                .param("since", Rows.utc(clock.instant().minus(DAY)))
                .query(Long.class)
                .single();
    }

    void sent(AccountId account, CampaignId campaign, MessageId message, String by) {
        jdbc.sql(INSERT.text())
                .param("account", account.value())
                .param("id", ids.next())
                .param("campaign", campaign.value())
                .param("message", message.value())
                .param("byName", by)
                .param("now", Rows.utc(clock.instant()))
                .update();
    }
}
