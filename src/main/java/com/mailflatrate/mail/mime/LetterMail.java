package com.mailflatrate.mail.mime;

import com.mailflatrate.kernel.EmailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Composes a single letter of the platform. */
public final class LetterMail {

    private final Platform platform;

    /** What a letter says. */
    public record Content(
            String fromName,
            EmailAddress from,
            EmailAddress to,
            @Nullable EmailAddress replyTo,
            String subject,
            String text,
            @Nullable String html,
            String autoSubmitted) {}

    /** A composer for letters. */
    public LetterMail(Platform platform) {
        this.platform = platform;
    }

    /** One letter; {@code Auto-Submitted} as RFC 3834 §5 has it. */
    public Mail compose(Content content, Marks marks, Instant date) {
        List<Field> fields = new ArrayList<>();
        Body body = Body.of(content.text(), content.html(), marks.id());
        fields.add(Fields.mailbox("From", content.fromName(), content.from()));
        if (content.replyTo() != null) {
            fields.add(Fields.mailbox("Reply-To", null, content.replyTo()));
        }
        fields.add(Fields.mailbox("To", null, content.to()));
        fields.add(new Field("Date", Fields.date(date)));
        fields.add(new Field("Message-ID", '<' + marks.id() + '@' + platform.domain() + '>'));
        fields.add(Fields.text("Subject", content.subject()));
        fields.addAll(body.fields());
        if (!content.autoSubmitted().isEmpty()) {
            fields.add(new Field("Auto-Submitted", content.autoSubmitted()));
        }
        return new Mail(
                "b+" + marks.bounce() + "@bounce." + platform.domain(),
                content.to(),
                fields,
                body.bytes());
    }
}
