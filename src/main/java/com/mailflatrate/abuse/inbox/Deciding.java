package com.mailflatrate.abuse.inbox;

import com.mailflatrate.abuse.Case;
import com.mailflatrate.abuse.Complaints;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.feedback.Inbound;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * A person decides about a mail that no rule understood. Not inside a transaction: judging a
 * complaint has ones of its own.
 */
@Component
@EngineTransactional(propagation = Propagation.SUPPORTS)
public class Deciding {

    private final Inbox inbox;
    private final Inbound inbound;
    private final Complaints complaints;
    private final ReturnDesk desk;

    Deciding(Inbox inbox, Inbound inbound, Complaints complaints, ReturnDesk desk) {
        this.inbox = inbox;
        this.inbound = inbound;
        this.complaints = complaints;
        this.desk = desk;
    }

    /**
     * Makes a case of a mail, or leaves it. NOT_FOUND for none; WRONG_STATE for one that was
     * understood or decided about; TOO_LONG for a note beyond {@link Decision#LONGEST_NOTE}.
     */
    public synchronized Outcome<StoredMail> decide(
            UUID id, Decision.Choice choice, @Nullable String note, Actor by) {
        if (note != null && note.length() > Decision.LONGEST_NOTE) {
            return Outcome.refused(Reason.field(Code.TOO_LONG, "note", Decision.LONGEST_NOTE));
        }
        Optional<StoredMail> mail = inbox.find(id);
        if (mail.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        if (!mail.get().isUndecided()) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        return switch (choice) {
            case LEAVE -> desk.decided(mail.get(), choice, note, null, by);
            case COMPLAINT ->
                    opened(id)
                            .flatMap(opened -> desk.decided(mail.get(), choice, note, opened, by));
        };
    }

    private Outcome<CaseId> opened(UUID id) {
        byte[] raw = inbound.raw(id).orElse(new byte[0]);
        return complaints.judge(raw, null, Complaints.Door.DESK).map(Case::id);
    }
}
