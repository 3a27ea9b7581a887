package com.mailflatrate.abuse;

import com.mailflatrate.consent.Withdrawals;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.TokenPurpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * Judges complaints and opens a case for each; where the mail is surely ours, its recipient gets no
 * more of it.
 */
@Component
@EngineTransactional(propagation = Propagation.SUPPORTS)
public class Complaints {

    private final CaseBook book;
    private final Withdrawals withdrawals;

    Complaints(CaseBook book, Withdrawals withdrawals) {
        this.book = book;
        this.withdrawals = withdrawals;
    }

    /** The door a complaint came through. */
    public enum Door {
        DESK,
        PORTAL,
        MAIL,
        /** Nobody complained: a rule noticed an account. */
        RULE
    }

    /**
     * Judges a whole mail, forwarded or not; any bytes are accepted, none at all are
     * UNREADABLE_MAIL.
     *
     * @param from who complains; null takes the mail's sender
     */
    public Outcome<Case> judge(byte[] raw, @Nullable String from, Door door) {
        if (raw.length == 0) {
            return Outcome.refused(Code.UNREADABLE_MAIL);
        }
        return open(Complaint.of(raw, from), door);
    }

    /**
     * Judges what somebody wrote: a text, a mailing id or token in any spelling, the complainer's
     * address.
     */
    public Outcome<Case> judge(
            @Nullable String text, @Nullable String mailingId, @Nullable String from, Door door) {
        boolean nothing =
                (text == null || text.isBlank()) && (mailingId == null || mailingId.isBlank());
        if (nothing) {
            return Outcome.refused(Reason.field(Code.REQUIRED, "text"));
        }
        return open(Complaint.of(text, mailingId, from), door);
    }

    private Outcome<Case> open(Complaint complaint, Door door) {
        CaseBook.Opened opened = book.open(complaint, door);
        MessageId message = opened.row().message();
        boolean surely =
                opened.row().verdict() == Verdict.OURS
                        && message != null
                        && opened.row().contact() != null
                        && mayStop(opened.judged(), door);
        if (surely && message != null) {
            withdrawals.complain(
                    message, new Withdrawals.Request(Withdrawals.Channel.COMPLAINT, null, null));
            book.suppressed(opened.row());
        }
        return Outcome.done(book.find(opened.row().id()).orElseThrow());
    }

    /**
     * The token of the report link is no secret: by itself it stops nothing for somebody without a
     * login.
     */
    private static boolean mayStop(Judged judged, Door door) {
        return door == Door.DESK || judged.purpose() != TokenPurpose.ID;
    }
}
