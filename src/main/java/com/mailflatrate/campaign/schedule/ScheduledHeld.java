package com.mailflatrate.campaign.schedule;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.MailingId;

/**
 * The hour of a scheduled mailing came, and it did not leave.
 *
 * @param why codes of the gate, or that the audience has grown
 */
public record ScheduledHeld(
        AccountId account, MailingId mailingId, CampaignId campaign, String name, String why) {}
