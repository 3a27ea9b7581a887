package com.mailflatrate.campaign.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was written and sent: says nothing about contacts. */
@Component
final class CampaignHoldings implements Holdings {

    private static final String NO_CONTACTS = "says nothing about contacts";
    static final Sql END_CAMPAIGNS =
            Sql.of(
                    """
            delete from campaign.campaigns c
             where c.account_id = :account
               and not exists (select from campaign.mailings m
                                where m.account_id = c.account_id and m.campaign_id = c.id)
            """);

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("campaign.nonces").ends().stays(NO_CONTACTS),
                Holding.of("campaign.tests").stays(NO_CONTACTS),
                Holding.of("campaign.refusals").stays(NO_CONTACTS),
                Holding.of("campaign.confirmations")
                        .stays("who released what is sent for: evidence as long as the mailing"),
                Holding.of("campaign.contents")
                        .stays("what was mailed: evidence as long as the mailing"),
                Holding.of("campaign.mailings")
                        .stays("what was mailed: the operator answers complaints about it"),
                Holding.of("campaign.campaigns").ends(END_CAMPAIGNS).stays(NO_CONTACTS));
    }
}
