package com.mailflatrate.feedback;

import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.delivery.Outcomes;
import com.mailflatrate.feedback.bounce.Bounces;
import com.mailflatrate.feedback.bounce.HostGroups;
import com.mailflatrate.feedback.bounce.Refusal;
import com.mailflatrate.feedback.bounce.Tallies;
import com.mailflatrate.feedback.complaint.ComplaintRates;
import com.mailflatrate.feedback.mails.Mails;
import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.policy.reply.Providers;
import com.mailflatrate.policy.reply.ReplyFacts;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads what delivery met in its sessions, in order, and applies the final refusals (compliance row
 * H1).
 */
@Component
class SessionBounces {

    private static final String CURSOR = "delivery outcomes";
    private static final int ROWS = 500;

    private final Mails mails;
    private final Bounces bounces;
    private final Tallies tallies;
    private final ComplaintRates complaints;

    SessionBounces(Mails mails, Bounces bounces, Tallies tallies, ComplaintRates complaints) {
        this.mails = mails;
        this.bounces = bounces;
        this.tallies = tallies;
        this.complaints = complaints;
    }

    /** Applies some; true when there may be more. */
    boolean applySome() {
        long cursor = mails.cursor(CURSOR);
        List<Outcomes.Row> rows = mails.outcomesAfter(cursor, ROWS);
        List<Tallies.Answer> answers = rows.stream().flatMap(row -> answer(row).stream()).toList();
        tallies.count(answers);
        complaints.accepted(accepted(answers));
        bounces.applyAll(rows.stream().flatMap(row -> refusal(row).stream()).toList());
        if (!rows.isEmpty()) {
            mails.move(CURSOR, rows.getLast().cursor());
        }
        return rows.size() == ROWS;
    }

    /** A final refusal of a mail of a mailing. */
    private static Optional<Refusal> refusal(Outcomes.Row row) {
        boolean expired = row.state() == MessageFacts.State.EXPIRED;
        boolean last = expired || row.state() == MessageFacts.State.BOUNCED;
        if (!last || row.account() == null || row.contact() == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Refusal(
                        row.account(),
                        row.message(),
                        row.run(),
                        row.contact(),
                        Refusal.Way.SESSION,
                        expired,
                        HostGroups.of(row.host()),
                        facts(row),
                        row.at()));
    }

    /** What counts: accepted, or refused for good. */
    private static Optional<Tallies.Answer> answer(Outcomes.Row row) {
        boolean refused = row.state() == MessageFacts.State.BOUNCED;
        boolean counts = refused || row.state() == MessageFacts.State.ACCEPTED;
        if (!counts || row.account() == null || row.contact() == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Tallies.Answer(
                        row.account(),
                        row.contact(),
                        HostGroups.of(row.host()),
                        refused ? facts(row) : null,
                        row.at()));
    }

    private static List<ComplaintRates.Accepted> accepted(List<Tallies.Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.refusal() == null)
                .map(one -> new ComplaintRates.Accepted(one.account(), one.contact(), one.at()))
                .toList();
    }

    private static ReplyFacts facts(Outcomes.Row row) {
        return new ReplyFacts(
                phase(row.phase()),
                Providers.of(row.host()),
                row.replyCode(),
                row.enhanced(),
                row.text());
    }

    private static ReplyFacts.Phase phase(Phase phase) {
        return switch (phase) {
            case CONNECT -> ReplyFacts.Phase.CONNECT;
            case BANNER -> ReplyFacts.Phase.BANNER;
            case EHLO, AUTH -> ReplyFacts.Phase.EHLO;
            case STARTTLS -> ReplyFacts.Phase.STARTTLS;
            // we ourselves saw before MAIL that this mail cannot go there
            case LOCAL, MAIL -> ReplyFacts.Phase.MAIL;
            case RCPT -> ReplyFacts.Phase.RCPT;
            case DATA -> ReplyFacts.Phase.DATA;
            case DOT -> ReplyFacts.Phase.BODY;
        };
    }
}
