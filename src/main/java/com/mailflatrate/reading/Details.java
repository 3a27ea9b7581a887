package com.mailflatrate.reading;

import com.mailflatrate.policy.reply.PhaseRules;
import com.mailflatrate.policy.reply.Providers;
import com.mailflatrate.policy.reply.ReplyFacts.Phase;
import com.mailflatrate.reading.ReportedRecipient.Origin;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Completes what the fields of a report leave out from the words for people beside them: the exact
 * status, the reply, the phase of the session, the host that refused.
 */
final class Details {

    /** Dovecot's {@code rejection_reason}: why its delivery agent returned the mail. */
    private static final Pattern REJECTED =
            Pattern.compile("was automatically rejected:\\s+([^\\r\\n]{1,200})");

    private Details() {}

    static List<ReportedRecipient> added(List<ReportedRecipient> recipients, String report) {
        Map<String, String> words = RecipientWords.in(report, Set.of());
        boolean alone = recipients.size() == 1;
        return recipients.stream()
                .map(
                        one -> {
                            String near = words.getOrDefault(one.recipient(), "");
                            return completed(one, near, alone ? report : near);
                        })
                .toList();
    }

    private static ReportedRecipient completed(ReportedRecipient one, String near, String about) {
        String status = status(one, near);
        int code = one.replyCode() == 0 ? Replies.code(near) : one.replyCode();
        return new ReportedRecipient(
                one.recipient(),
                one.action(),
                status,
                code,
                words(one, near, about),
                origin(one.origin(), near, about));
    }

    /**
     * The fields' status, unless it is a general one and the words have a better. What the refusing
     * host itself said stays: sendmail writes a 5.1.1 of its own below any 550.
     */
    private static @Nullable String status(ReportedRecipient one, String near) {
        String said = one.status();
        if (said != null && (!Replies.isGeneral(said) || isHosts(one))) {
            return said;
        }
        String better = Replies.status(near);
        return better == null || said != null && Replies.isGeneral(better) ? said : better;
    }

    private static boolean isHosts(ReportedRecipient one) {
        return !saysNothing(one) && Objects.equals(one.status(), Replies.status(one.text()));
    }

    /** What the delivery agent itself gave as its reason stands beside the reply of a host. */
    private static String words(ReportedRecipient one, String near, String about) {
        Matcher rejected = REJECTED.matcher(about);
        if (rejected.find() && !one.text().contains(rejected.group(1))) {
            return Replies.folded(rejected.group(1) + ": " + one.text());
        }
        return saysNothing(one) && !near.isEmpty() ? Replies.folded(near) : one.text();
    }

    private static boolean saysNothing(ReportedRecipient one) {
        return one.text().isBlank() || one.text().equals(one.status());
    }

    private static Origin origin(Origin said, String near, String about) {
        Phase phase = said.phase();
        if (phase == Phase.REPORT) {
            phase = PhaseRules.of(near);
        }
        if (phase == Phase.REPORT && about.length() > near.length()) {
            phase = PhaseRules.of(about);
        }
        return new Origin(phase, said.provider() == null ? Providers.named(near) : said.provider());
    }
}
