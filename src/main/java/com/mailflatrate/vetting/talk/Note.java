package com.mailflatrate.vetting.talk;

import com.mailflatrate.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something said between applicant and reviewer.
 *
 * @param kind {@code ask}, {@code answer}, {@code approve} or {@code reject}
 * @param attachments papers that came with it, in their order
 */
public record Note(
        UUID id, String kind, String text, Instant at, Actor by, List<Attachment> attachments) {

    /** Copies the list. */
    public Note {
        attachments = List.copyOf(attachments);
    }

    /** Whether the applicant said it. */
    public boolean fromApplicant() {
        return "answer".equals(kind);
    }
}
