package com.mailflatrate.sandbox.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the terminal says at the end, in ten lines at most. */
final class Summary {

    private Summary() {}

    /** The lines; without figures when an earlier start has played the job. */
    static List<String> lines(
            DemoCredentials at, @Nullable Figures figures, long seconds, Path file) {
        List<String> lines = new ArrayList<>();
        if (figures == null) {
            lines.add("The sample account is still here; nothing was planted again.");
        } else {
            lines.add(
                    "Played in "
                            + seconds
                            + " s: an account approved, a domain proved, a mailing sent and answered.");
            lines.add(figures.importLine());
            lines.add(figures.mailingLine());
            lines.add(figures.listLine());
            lines.add(figures.verdictLine());
        }
        lines.add(where(at));
        lines.add(
                "Customer:  "
                        + at.userEmail()
                        + "  "
                        + at.userPassword()
                        + "   key "
                        + at.accountKey());
        lines.add(
                "Operator:  "
                        + at.operatorEmail()
                        + "  "
                        + at.operatorPassword()
                        + "   TOTP "
                        + at.operatorTotpSecret());
        lines.add("           key " + at.operatorKey() + "   inbound SMTP " + at.smtpInbound());
        lines.add("All of it: " + file + "   (Ctrl-C stops the service, the data stay)");
        return List.copyOf(lines);
    }

    private static String where(DemoCredentials at) {
        return "Look:      "
                + (at.openUrl() == null
                        ? at.baseUrl() + "/"
                        : at.openUrl() + "   (in as customer or operator without typing)")
                + "   every mail: /sandbox/mails   the desk: /operator/cases";
    }
}
