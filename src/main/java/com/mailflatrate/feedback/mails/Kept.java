package com.mailflatrate.feedback.mails;

import com.mailflatrate.feedback.Kind;
import com.mailflatrate.feedback.Why;
import com.mailflatrate.reread.Reread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was read once, and what it was taken for.
 *
 * @param kind null: it could not be read
 * @param why null for mail that was read before reasons had codes
 */
public record Kept(Arrived mail, @Nullable Kind kind, @Nullable Why why, List<String> details) {

    /** Copies the details. */
    public Kept {
        details = List.copyOf(details);
    }

    /** Where it lies in the order of arrival. */
    public Reread.Place place() {
        return new Reread.Place(mail.at(), mail.id());
    }

    /**
     * Whether a reading is the same as its own. Of a refusal only the class counts. Who wrote as a
     * person has been heard, however that is read. A complaint that was believed is not doubted
     * because its signature's key is no longer in the DNS.
     */
    public boolean isReadAs(Kind now, Why because, List<String> of) {
        if (kind == Kind.COMPLAINT && because == Why.COMPLAINT_OF_STRANGER) {
            return true;
        }
        if (kind != now) {
            return false;
        }
        return switch (now) {
            case BOUNCE -> details.isEmpty() || details.getFirst().equals(of.getFirst());
            case HUMAN -> true;
            case COMPLAINT, UNSUBSCRIBE, OBJECTION, AUTO_REPLY, DELAY, JUNK ->
                    why == null || why == because && details.equals(of);
        };
    }

    /** Whether it has done to somebody what a new reading should not do again. */
    public boolean hadItsEffect(Kind now) {
        return switch (kind) {
            case null -> false;
            case COMPLAINT, UNSUBSCRIBE, OBJECTION -> true;
            case BOUNCE -> why != Why.BOUNCE_NOTED || now != Kind.BOUNCE;
            case AUTO_REPLY, DELAY, HUMAN, JUNK -> false;
        };
    }
}
