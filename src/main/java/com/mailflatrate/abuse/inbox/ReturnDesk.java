package com.mailflatrate.abuse.inbox;

import com.mailflatrate.account.Audit;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.feedback.bounce.Incident;
import com.mailflatrate.feedback.bounce.Incidents;
import com.mailflatrate.feedback.complaint.Feed;
import com.mailflatrate.feedback.complaint.Feeds;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.reread.Reread;
import com.mailflatrate.reread.Rereads;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the operator's people do about returned mail; each act stands in the log of the service or
 * is not done. Whether somebody may is asked before.
 */
@Component
@EngineTransactional
public class ReturnDesk {

    /** A bad day declared by a person reaches back so far at most. */
    public static final int LONGEST_HOURS = 72;

    private static final int LONGEST_NAME = 255;

    private final Inbox inbox;
    private final Incidents incidents;
    private final Feeds feeds;
    private final Rereads rereads;
    private final Audit audit;
    private final InstantSource clock;

    ReturnDesk(
            Inbox inbox,
            Incidents incidents,
            Feeds feeds,
            Rereads rereads,
            Audit audit,
            InstantSource clock) {
        this.inbox = inbox;
        this.incidents = incidents;
        this.feeds = feeds;
        this.rereads = rereads;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Declares that a provider or a domain refused by mistake in the last hours; what was applied
     * is taken back at once. INVALID_VALUE with {@code name} or {@code hours}.
     */
    public Outcome<Incident> declare(Incident.Kind kind, String name, int hours, Actor by) {
        String bare = name.strip().toLowerCase(Locale.ROOT);
        if (bare.isEmpty() || bare.length() > LONGEST_NAME) {
            return refused("name");
        }
        if (hours < 1 || hours > LONGEST_HOURS) {
            return refused("hours");
        }
        Instant now = clock.instant();
        return audit.traced(
                null,
                by,
                () -> {
                    Instant from = now.minus(Duration.ofHours(hours));
                    UUID id = incidents.declare(kind, bare, from, now, by);
                    return Outcome.done(incidents.find(id).orElseThrow());
                },
                one -> trace("incident.declared", one.id().toString(), one.name()));
    }

    /** Puts back everybody an incident deactivated, and gives how many; NOT_FOUND for none. */
    public Outcome<Long> undo(UUID id, Actor by) {
        Optional<Incident> known = incidents.find(id);
        if (known.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        return audit.traced(
                null,
                by,
                () -> Outcome.done(incidents.undo(id, by)),
                count -> trace("incident.undone", id.toString(), known.get().name()));
    }

    /** Adds a feed or changes the one of its domain; refused as {@link Feeds#put} does. */
    public Outcome<Feed> register(
            String domain, String name, String owner, int everyDays, boolean signed, Actor by) {
        return audit.traced(
                null,
                by,
                () -> feeds.put(domain, name, owner, everyDays, signed),
                feed -> trace("feed.changed", feed.domain(), feed.name()));
    }

    /** Ends a feed; NOT_FOUND for none. */
    public Outcome<String> end(String domain, Actor by) {
        return audit.traced(
                null,
                by,
                () -> feeds.remove(domain) ? Outcome.done(domain) : Outcome.refused(Code.NOT_FOUND),
                gone -> trace("feed.ended", gone, gone));
    }

    /**
     * Asks that all mails received since then are read again. INVALID_VALUE with {@code since} for
     * a time before 1970 or in the future.
     */
    public Outcome<Reread> reread(Instant since, boolean dryRun, Actor by) {
        if (since.isBefore(Instant.EPOCH) || since.isAfter(clock.instant())) {
            return refused("since");
        }
        return audit.traced(
                null,
                by,
                () ->
                        Outcome.done(
                                rereads.find(rereads.ask(since, dryRun, by.name())).orElseThrow()),
                order ->
                        trace(
                                dryRun ? "reread.tried" : "reread.asked",
                                order.id().toString(),
                                order.since().toString()));
    }

    Outcome<StoredMail> decided(
            StoredMail mail,
            Decision.Choice choice,
            @Nullable String note,
            @Nullable CaseId opened,
            Actor by) {
        return audit.traced(
                null,
                by,
                () -> inbox.decide(mail, choice, note, opened, by),
                one -> trace("returned-mail.decided", one.id().toString(), choice.word()));
    }

    private static Audit.Trace trace(String action, String subject, String about) {
        return new Audit.Trace(action, subject, Map.of("about", about));
    }

    private static <T> Outcome<T> refused(String field) {
        return Outcome.refused(Reason.field(Code.INVALID_VALUE, field));
    }
}
