package com.mailflatrate.feedback;

import com.mailflatrate.feedback.mails.Arrived;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.mail.dkim.DkimVerifier;
import com.mailflatrate.reading.Headers;
import com.mailflatrate.reading.ReadMail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who surely wrote a mail and may be answered by a machine (RFC 3834 §2, compliance rows I7 and
 * I14): the From address, when a DKIM signature of its domain holds and the mail is not one of
 * many. An answer to anybody else could hit somebody who wrote nothing. Asks the DNS, so not inside
 * a transaction.
 */
@Component
class Authors {

    private static final Set<String> OF_MANY = Set.of("bulk", "list", "junk");
    private static final List<String> OF_LISTS =
            List.of("list-id", "list-unsubscribe", "list-post", "feedback-id");

    private final DkimVerifier dkim;

    Authors(DkimVerifier dkim) {
        this.dkim = dkim;
    }

    /** Empty when nobody may be answered. */
    Optional<EmailAddress> of(Arrived arrived, ReadMail mail) {
        if (arrived.envelopeFrom().isBlank() || isOneOfMany(mail.headers())) {
            return Optional.empty();
        }
        return mail.headers()
                .first("from")
                .flatMap(Forwards::address)
                .filter(from -> isSigned(arrived.raw(), from.domain()));
    }

    private static boolean isOneOfMany(Headers headers) {
        String precedence = headers.first("precedence").orElse("").strip().toLowerCase(Locale.ROOT);
        return OF_MANY.contains(precedence)
                || OF_LISTS.stream().anyMatch(name -> headers.first(name).isPresent());
    }

    private boolean isSigned(byte[] raw, String domain) {
        return dkim.verify(raw).stream().anyMatch(verdict -> verdict.passesFor(domain));
    }
}
