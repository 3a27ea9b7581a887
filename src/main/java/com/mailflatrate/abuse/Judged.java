package com.mailflatrate.abuse;

import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.TokenPurpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with what led to it.
 *
 * @param findings what was found, in order
 * @param message the message a token named, genuine or not
 * @param facts what delivery knows of it
 * @param mailingId the mailing named, by the message or by its own id
 * @param mailing what campaign knows of it
 * @param purpose of the genuine token, null without one
 */
record Judged(
        Verdict verdict,
        List<Finding> findings,
        @Nullable MessageId message,
        @Nullable MessageFacts facts,
        @Nullable MailingId mailingId,
        @Nullable Mailing mailing,
        @Nullable TokenPurpose purpose) {

    /** Copies the findings. */
    Judged {
        findings = List.copyOf(findings);
    }

    static Judged of(Verdict verdict, Finding... findings) {
        return new Judged(verdict, List.of(findings), null, null, null, null, null);
    }
}
