package com.mailflatrate.campaign.unusual;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.MailingId;
import java.time.Instant;

/**
 * A mailing waits for an owner, because it was released as the account never sent before.
 *
 * @param by the name of who released it
 */
public record UnusualSendingHeld(
        AccountId account,
        MailingId mailing,
        CampaignId campaign,
        String name,
        String by,
        Instant at) {}
