package com.mailflatrate.web.feedback;

import com.mailflatrate.abuse.inbox.Decision;
import com.mailflatrate.abuse.inbox.StoredMail;
import com.mailflatrate.feedback.Why;
import com.mailflatrate.feedback.bounce.Incident;
import com.mailflatrate.reread.SecondReading;
import com.mailflatrate.web.shared.Shell;
import java.util.List;

/** What decided, in the reader's language. */
public final class Reasons {

    private Reasons() {}

    /** Why a mail is of its kind. */
    public static String of(Shell shell, StoredMail mail) {
        Why why = mail.why();
        return why == null ? mail.words() : of(shell, why, mail.details());
    }

    /** What a mail was taken for at another time. */
    public static String of(Shell shell, SecondReading.Taken taken) {
        if (taken.kind() == null) {
            return shell.text("returns.failed");
        }
        String kind = shell.text("returns.kind." + taken.kind());
        String why = taken.why();
        return why == null ? kind : kind + ": " + of(shell, Why.valueOf(why), taken.details());
    }

    private static String of(Shell shell, Why why, List<String> details) {
        String key = "returns.because." + why.name();
        return switch (why) {
            case BOUNCE_NOTED, BOUNCE_DEACTIVATED, BOUNCE_IN_INCIDENT ->
                    shell.text(key, cls(shell, details), details.getLast());
            case BOUNCE_REPEATED -> shell.text(key, cls(shell, details));
            case NOTICE -> shell.text("returns.notice." + details.getFirst());
            default -> shell.text(key, details.toArray());
        };
    }

    /** What a person decided about a mail. */
    public static String of(Shell shell, Decision decision) {
        return shell.text(
                "returns.decision." + decision.choice().name(),
                decision.by(),
                shell.dateTime(decision.at()));
    }

    /** Why an incident was opened. */
    public static String of(Shell shell, Incident incident) {
        return incident.isDeclared()
                ? shell.text("returns.incident.declared", incident.by())
                : shell.text("returns.incident.why." + incident.kind().name());
    }

    private static String cls(Shell shell, List<String> details) {
        return shell.text("returns.class." + details.getFirst());
    }
}
