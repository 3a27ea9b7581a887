package com.mailflatrate.optin;

import com.mailflatrate.asking.Mailboxes;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.keys.Secrets;
import com.mailflatrate.optin.steps.Steps;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people say to being asked: that it was wanted, or never again, by nobody here. The latter
 * holds for 24 months for all accounts and can be taken back by the same link.
 */
@Component
@EngineTransactional
public class Answers {

    private static final int MONTHS = 24;

    private final ConfirmationStore confirmations;
    private final Mailboxes mailboxes;
    private final ForgettingStore forgetting;
    private final AskedStore asked;
    private final Steps steps;
    private final InstantSource clock;

    Answers(
            ConfirmationStore confirmations,
            Mailboxes mailboxes,
            ForgettingStore forgetting,
            AskedStore asked,
            Steps steps,
            InstantSource clock) {
        this.confirmations = confirmations;
        this.mailboxes = mailboxes;
        this.forgetting = forgetting;
        this.asked = asked;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * How it stands behind the link.
     *
     * @param email masked; empty when the address is not known any more
     * @param until until when nobody here asks; null when everybody may
     */
    public record Standing(String email, @Nullable Instant until) {}

    /**
     * What the second link of the mail opens, the same by every such link a mailbox got; NOT_FOUND
     * when it is none of ours.
     */
    @EngineTransactional(readOnly = true)
    public Outcome<Standing> view(String secret) {
        return standing(link(secret));
    }

    /** Nobody here asks this person again; what still waits is forgotten at once. Twice is once. */
    public Outcome<Standing> never(String secret) {
        Link link = link(secret);
        Instant now = clock.instant();
        byte[] mailbox = link.mailbox();
        if (mailbox != null && link.until() == null) {
            Instant until = now.atOffset(ZoneOffset.UTC).plusMonths(MONTHS).toInstant();
            asked.never(mailbox, link.secret(), now, until);
        }
        link.mail().filter(one -> one.confirmedAt() == null).ifPresent(one -> unwanted(one, now));
        return view(secret);
    }

    /** The person takes it back. */
    public Outcome<Standing> lift(String secret) {
        Link link = link(secret);
        asked.lift(link.secret(), link.mailbox());
        Outcome<Standing> now = view(secret);
        return link.until() != null && !now.isDone() ? Outcome.done(new Standing("", null)) : now;
    }

    /**
     * What is known behind a link.
     *
     * @param mailbox whose it was; null when that is forgotten or it is none of ours
     * @param until until when nobody here asks; null when everybody may
     */
    private record Link(
            byte[] secret,
            Optional<Confirmation> mail,
            byte @Nullable [] mailbox,
            @Nullable Instant until) {}

    private Link link(String secret) {
        byte[] hash = Secrets.sha256(secret);
        Optional<Confirmation> mail = confirmations.byStop(hash);
        byte[] mailbox =
                mail.map(one -> mailboxes.hash(one.email()))
                        .or(() -> asked.ofExpired(hash))
                        .orElse(null);
        return new Link(
                hash, mail, mailbox, asked.neverUntil(hash, mailbox, clock.instant()).orElse(null));
    }

    private static Outcome<Standing> standing(Link link) {
        return link.mailbox() == null && link.until() == null
                ? Outcome.refused(Code.NOT_FOUND)
                : Outcome.done(
                        new Standing(
                                link.mail().map(one -> one.email().masked()).orElse(""),
                                link.until()));
    }

    /** The person clicked: being asked was wanted. */
    void wanted(Confirmation confirmed) {
        asked.answered(mailboxes.hash(confirmed.email()), confirmed.account());
        FormRef form = confirmed.form();
        if (form != null) {
            steps.count(confirmed.account(), form.form(), Steps.Step.CONFIRMED);
        }
    }

    private void unwanted(Confirmation waiting, Instant now) {
        forgetting.expire(waiting.account(), waiting.id(), now);
        FormRef form = waiting.form();
        if (form != null) {
            steps.count(waiting.account(), form.form(), Steps.Step.NOT_ME);
        }
    }
}
