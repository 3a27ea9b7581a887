package com.mailflatrate.mail.mime;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Pieces;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of one message, or the decision not to send it. */
public sealed interface Outgoing {

    /**
     * A mail to one recipient. Line breaks and control characters in what goes to a header are an
     * error of the source.
     *
     * @param toName display name, null for none
     * @param listName what people call the primary list, for List-Id
     * @param headers fields of the account's own, from the allow list only
     */
    record Mail(
            EmailAddress to,
            @Nullable String toName,
            String subject,
            Pieces text,
            Pieces html,
            String listName,
            Map<String, String> headers)
            implements Outgoing {

        /** One that shares nothing with other mails. */
        public Mail(
                EmailAddress to,
                @Nullable String toName,
                String subject,
                String text,
                String html,
                String listName,
                Map<String, String> headers) {
            this(to, toName, subject, Pieces.of(text), Pieces.of(html), listName, headers);
        }

        /** Copies the headers. */
        public Mail {
            headers = Map.copyOf(headers);
        }
    }

    /** Not to be sent; the reason (UPPER_SNAKE) is counted in the run's status. */
    record Skip(String reason) implements Outgoing {}
}
