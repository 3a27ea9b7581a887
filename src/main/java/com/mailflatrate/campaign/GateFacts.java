package com.mailflatrate.campaign;

import com.mailflatrate.account.Account;
import com.mailflatrate.campaign.audience.Addressed;
import com.mailflatrate.consent.Selection;
import com.mailflatrate.content.MailProgram;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.mail.domain.SenderDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the gate looks at, gathered in one transaction.
 *
 * @param mayWork the account is active
 * @param outstanding texts still to be accepted, by the account or by the person who releases
 * @param content what would be sent
 * @param program it, compiled
 * @param domain the account's domain behind the From address, verified or not
 * @param addressed whom the campaign means
 * @param verified whether that domain may sign
 * @param sentBefore this campaign has a mailing already
 */
record GateFacts(
        Account account,
        boolean mayWork,
        List<Code> outstanding,
        Campaign campaign,
        Content content,
        Outcome<MailProgram> program,
        @Nullable SenderDomain domain,
        boolean verified,
        Addressed addressed,
        Selection audience,
        boolean sentBefore) {}
