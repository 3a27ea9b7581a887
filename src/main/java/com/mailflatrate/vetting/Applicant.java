package com.mailflatrate.vetting;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.AccountState;
import com.mailflatrate.vetting.talk.Note;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a reviewer knows about who applies.
 *
 * @param confirmedAt when the sign-in address was proved; no decision before
 * @param stateAt since when it has its standing
 * @param origins the applicant's answers, in order
 * @param earlier other accounts of the same name, phone or mail address
 * @param notes what was said so far, oldest first
 */
public record Applicant(
        Account account,
        String userName,
        String userEmail,
        @Nullable Instant confirmedAt,
        String purpose,
        long expectedMonthlyMails,
        Instant appliedAt,
        Instant stateAt,
        List<StatedOrigin> origins,
        List<Earlier> earlier,
        List<Note> notes) {

    /** Copies the lists. */
    public Applicant {
        origins = List.copyOf(origins);
        earlier = List.copyOf(earlier);
        notes = List.copyOf(notes);
    }

    /** Another account that looks like the same company. */
    public record Earlier(UUID publicId, String name, AccountState state, Instant createdAt) {}
}
