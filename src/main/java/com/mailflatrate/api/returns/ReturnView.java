package com.mailflatrate.api.returns;

import com.mailflatrate.abuse.inbox.Decision;
import com.mailflatrate.abuse.inbox.StoredMail;
import com.mailflatrate.feedback.Kind;
import com.mailflatrate.kernel.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that came back.
 *
 * @param kind absent while it waits to be read, and when it cannot be
 * @param reason what decided, in a few words
 * @param reasonCode the same as a stable word, with its {@code details}
 * @param readable false after several tries in vain
 * @param undecided whether a person has to say what becomes of it
 */
record ReturnView(
        UUID id,
        Instant receivedAt,
        String from,
        String to,
        @Nullable String kind,
        String reason,
        @Nullable String reasonCode,
        List<String> details,
        boolean readable,
        boolean undecided,
        @Nullable Decided decision) {

    /** What a person decided. */
    record Decided(
            String decision,
            String by,
            Instant at,
            @Nullable String note,
            @Nullable CaseId caseId) {

        static Decided of(Decision one) {
            return new Decided(one.choice().word(), one.by(), one.at(), one.note(), one.opened());
        }
    }

    static ReturnView of(StoredMail mail) {
        Kind kind = mail.kind();
        Decision decision = mail.decision();
        return new ReturnView(
                mail.id(),
                mail.at(),
                mail.from(),
                mail.to(),
                kind == null ? null : word(kind.name()),
                mail.words(),
                mail.why() == null ? null : mail.why().name(),
                mail.details(),
                !mail.failed(),
                mail.isUndecided(),
                decision == null ? null : Decided.of(decision));
    }

    /** As the interface writes a constant. */
    static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
