package com.mailflatrate.campaign.measured;

import com.mailflatrate.account.Account;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.measures.Measure;
import com.mailflatrate.transport.shaping.Step.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A measure with what the operator wants to know about it.
 *
 * @param account whose mail it holds back; null when it concerns a site as a whole
 * @param mailing which one; null when it concerns more than one
 * @param held how many mails it holds back now; see {@link #isCounted}
 */
public record SiteMeasure(
        Measure measure, @Nullable Account account, @Nullable MailingName mailing, long held) {

    /** Whether what it holds is counted: what waits for a site as a whole is not. */
    public boolean isCounted() {
        return measure.scope() != Scope.SITE || held > 0;
    }

    /** A mailing by the name of its campaign. */
    public record MailingName(MailingId id, String campaign) {}
}
