package com.mailflatrate.api.shared;

import com.mailflatrate.vetting.talk.Attachment;
import com.mailflatrate.vetting.talk.Note;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something said between applicant and reviewer. */
public record MessageView(
        UUID id, String kind, String text, Instant at, String by, List<Attachment> attachments) {

    /** A note as answered. */
    public static MessageView of(Note note) {
        return new MessageView(
                note.id(),
                note.kind(),
                note.text(),
                note.at(),
                note.by().name(),
                note.attachments());
    }
}
