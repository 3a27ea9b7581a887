package com.mailflatrate.campaign.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import com.mailflatrate.kernel.holding.Keep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was written and sent: says nothing about contacts. */
@Component
final class CampaignHoldings implements Holdings {

    private static final String NO_CONTACTS = "says nothing about contacts";
    private static final String CONTRACT = "goes with the records of the contract";
    static final Sql END_CAMPAIGNS =
            Sql.of(
                    """
            delete from campaign.campaigns c
             where c.account_id = :account
               and not exists (select from campaign.mailings m
                                where m.account_id = c.account_id and m.campaign_id = c.id)
            """);

    static final Sql EMPTY_CONTENTS =
            Sql.of(
                    """
            select campaign.empty_contents(cast(:before as timestamptz), cast(:held as bigint[]))
            """);

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("campaign.nonces").ends().stays(NO_CONTACTS),
                Holding.of("campaign.tests").goesWithContract().stays(NO_CONTACTS),
                Holding.of("campaign.refusals").goesWithContract().stays(NO_CONTACTS),
                Holding.of("campaign.confirmations").goesWithContract().stays(CONTRACT),
                Holding.of("campaign.contents")
                        .keeps(new Keep(Duration.ofDays(791), EMPTY_CONTENTS))
                        .goesWithContract()
                        .stays("the words go after 26 months, the fingerprint " + CONTRACT),
                Holding.of("campaign.mailings")
                        .goesWithContract()
                        .stays("the operator answers complaints about it; " + CONTRACT),
                Holding.of("campaign.campaigns")
                        .ends(END_CAMPAIGNS)
                        .goesWithContract()
                        .stays(NO_CONTACTS));
    }
}
