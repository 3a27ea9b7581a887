package com.mailflatrate.consent;

import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.consent.AudienceStore.Entry;
import com.mailflatrate.consent.Selection.Skip;
import com.mailflatrate.consent.clock.PromiseRules;
import com.mailflatrate.policy.AgeRules;
import com.mailflatrate.policy.AgeRules.Age;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges how often and how lately people were mailed; for one reading on one thread. */
final class RhythmJudge {

    private static final Duration OFTEN_WITHIN = Duration.ofDays(30);
    private static final int OFTEN = 8;

    private final Instant now;
    private final ZoneId zone;
    private long fading;
    private long often;
    private @Nullable Instant allAt;

    RhythmJudge(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Why somebody is left out who may be mailed otherwise. */
    Optional<Skip> skip(Entry entry) {
        Instant proven = entry.provenAt();
        if (proven == null) {
            return Optional.of(Skip.UNPROVEN);
        }
        if (age(entry, proven) == Age.STALE) {
            return Optional.of(Skip.CONSENT_STALE);
        }
        Frequency promise = entry.promise();
        Optional<Instant> next =
                promise == null
                        ? Optional.empty()
                        : PromiseRules.next(promise, entry.mails(), now, zone);
        next.filter(at -> allAt == null || at.isAfter(allAt)).ifPresent(at -> allAt = at);
        return next.map(at -> Skip.FREQUENCY_CAP);
    }

    /** Looks at somebody who will be mailed. */
    void count(Entry entry) {
        Instant proven = entry.provenAt();
        if (proven != null && age(entry, proven) == Age.FADING) {
            fading++;
        }
        Instant since = now.minus(OFTEN_WITHIN);
        if (entry.promise() == null
                && entry.mails().stream().filter(mail -> mail.isAfter(since)).count() >= OFTEN) {
            often++;
        }
    }

    Selection.Rhythm result() {
        return new Selection.Rhythm(fading, often, allAt);
    }

    private Age age(Entry entry, Instant proven) {
        Instant last =
                Stream.concat(Stream.of(proven), entry.mails().stream())
                        .max(Comparator.naturalOrder())
                        .orElse(proven);
        return AgeRules.of(last, now, zone);
    }
}
