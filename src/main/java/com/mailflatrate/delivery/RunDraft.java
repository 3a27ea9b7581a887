package com.mailflatrate.delivery;

import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.SenderDomainId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What delivery has to know of a mailing before its messages come.
 *
 * @param fromName display name, at most 200 characters without control characters
 * @param from one mailbox at the sender domain or below it
 * @param forwardTo where human replies go; null means to {@code from}
 * @param lists every list the mailing is addressed to; a one-click withdrawal ends the memberships
 *     in all of them
 */
public record RunDraft(
        MailingId mailingId,
        CampaignId campaign,
        SenderDomainId domain,
        String fromName,
        EmailAddress from,
        @Nullable EmailAddress forwardTo,
        List<ListId> lists) {

    /** Copies the lists. */
    public RunDraft {
        lists = List.copyOf(lists);
    }
}
