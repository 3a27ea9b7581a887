package com.mailflatrate.feedback.complaint;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The register of feedback loops: whose reports are believed, and which should have come. */
@Component
@EngineTransactional
public class Feeds {

    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
    private static final int NAME = 100;

    private final FeedStore store;
    private final InstantSource clock;

    Feeds(FeedStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** All, by name. */
    @EngineTransactional(readOnly = true)
    public List<Feed> all() {
        return store.all();
    }

    /** The feed of a domain; empty when there is none. */
    @EngineTransactional(readOnly = true)
    public Optional<Feed> find(String domain) {
        return store.all().stream().filter(feed -> feed.domain().equals(domain)).findFirst();
    }

    /** Whether a feed has been silent for too long now. */
    @EngineTransactional(readOnly = true)
    public List<Feed> silent() {
        Instant now = clock.instant();
        return store.all().stream().filter(feed -> feed.isSilent(now)).toList();
    }

    /** Adds a feed or changes the one of this domain; INVALID_VALUE with the field's name. */
    public Outcome<Feed> put(
            String domain, String name, String owner, int everyDays, boolean signed) {
        String lower = domain.strip().toLowerCase(Locale.ROOT);
        if (!DOMAIN.matcher(lower).matches()) {
            return refused("domain");
        }
        if (name.isBlank() || name.length() > NAME) {
            return refused("name");
        }
        if (owner.isBlank() || owner.length() > NAME) {
            return refused("owner");
        }
        if (everyDays < 0 || everyDays > 365) {
            return refused("everyDays");
        }
        Feed feed =
                new Feed(
                        lower,
                        name.strip(),
                        owner.strip(),
                        everyDays,
                        signed,
                        clock.instant(),
                        null,
                        null);
        store.put(feed);
        return Outcome.done(find(lower).orElse(feed));
    }

    /** Ends a feed; false when there was none. */
    public boolean remove(String domain) {
        return store.remove(domain);
    }

    /** The feed a report claims to be of, by its From domain or one above. */
    @EngineTransactional(readOnly = true)
    Optional<Feed> of(String fromDomain) {
        return store.all().stream()
                .filter(
                        feed ->
                                fromDomain.equals(feed.domain())
                                        || fromDomain.endsWith('.' + feed.domain()))
                .findFirst();
    }

    void heard(Feed feed, Instant at) {
        store.heard(feed.domain(), at);
    }

    /** Says once, loudly, that a feed has fallen silent. */
    void alarm() {
        Instant now = clock.instant();
        for (Feed feed : store.all()) {
            if (feed.alarmedAt() == null && feed.isSilent(now)) {
                LOG.warn(
                        "feedback loop silent name={} domain={} owner={} last={}",
                        feed.name(),
                        feed.domain(),
                        feed.owner(),
                        feed.last());
                store.alarmed(feed.domain(), now);
            }
        }
    }

    private static Outcome<Feed> refused(String field) {
        return Outcome.refused(Reason.field(Code.INVALID_VALUE, field));
    }
}
