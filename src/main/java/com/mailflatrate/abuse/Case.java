package com.mailflatrate.abuse;

import com.mailflatrate.consent.Proof;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the abuse desk works on.
 *
 * @param id the case
 * @param number what people are told, counted up
 * @param state whether somebody still has to act
 * @param verdict whose mail it was
 * @param findings the steps of the verdict
 * @param door how it came
 * @param mailing the mailing, when one is named
 * @param message the message, when it was found
 * @param account whose mailing it was
 * @param accountId the account as the API names it
 * @param campaign the campaign of the mailing
 * @param contact the recipient of the message
 * @param contactEmail the recipient's address in full
 * @param form the form a rule slowed down, when the case is about one
 * @param consent the proof for the list the message was sent for
 * @param reporter who complains, as far as it is known
 * @param said what the person wrote
 * @param suppressedAt when the address was suppressed because of it
 * @param receivedAt when the complaint came
 * @param dueAt when the answer about the consent is due: two working days
 */
public record Case(
        CaseId id,
        long number,
        State state,
        Verdict verdict,
        List<Finding> findings,
        Complaints.Door door,
        @Nullable MailingId mailing,
        @Nullable MessageId message,
        @Nullable AccountId account,
        @Nullable UUID accountId,
        @Nullable CampaignId campaign,
        @Nullable ContactId contact,
        @Nullable String contactEmail,
        @Nullable UUID form,
        @Nullable Proof consent,
        @Nullable String reporter,
        @Nullable String said,
        @Nullable Instant suppressedAt,
        Instant receivedAt,
        Instant dueAt) {

    /** Whether somebody still has to act. */
    public enum State {
        OPEN,
        CLOSED
    }

    /** Copies the findings. */
    public Case {
        findings = List.copyOf(findings);
    }
}
