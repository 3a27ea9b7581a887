package com.mailflatrate.measures;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Keyset;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.measures.SiteRule.Terms;
import com.mailflatrate.transport.shaping.Rule;
import com.mailflatrate.transport.shaping.Rule.Action;
import com.mailflatrate.transport.shaping.Rule.Limit;
import com.mailflatrate.transport.shaping.Rules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of rules: the operator's own rows, before those that come with the product. */
@Component
@EngineTransactional
public class SiteRules {

    private static final int MOST = 200;
    private static final int LONGEST_PATTERN = 500;
    private static final long LARGEST_PATTERN = 2_000; // with its repetitions written out
    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_NOTE = 500;
    private static final int MOST_TIMES = 1_000;
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_PER_MINUTE = 1_000_000;
    private static final Duration LONGEST_WITHIN = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final SiteRuleStore store;
    private final UuidV7 ids;
    private final InstantSource clock;

    SiteRules(SiteRuleStore store, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** The operator's rows, newest first, those that ended among them. */
    @EngineTransactional(readOnly = true)
    public Page<SiteRule> page(PageRequest request) {
        return Page.of(
                store.page(Keyset.before(request), request.limit() + 1),
                request.limit(),
                rule -> rule.id().toString());
    }

    /** One of them; empty when there is none of this id. */
    @EngineTransactional(readOnly = true)
    public Optional<SiteRule> find(UUID id) {
        return store.find(id);
    }

    /** The rows that come with the product, the first that fits counts. */
    public static List<Rule> standing() {
        return Rules.STANDING;
    }

    /**
     * Adds a row; it holds within a second, on every node.
     *
     * @return refused with {@code INVALID_VALUE} and the field, or {@code WRONG_STATE} beyond 200
     */
    public Outcome<SiteRule> add(Terms terms, Actor by) {
        List<Reason> reasons = reasons(terms);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        if (store.open().size() >= MOST) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        SiteRule rule = new SiteRule(ids.next(), terms, by.name(), clock.instant(), null, null);
        store.add(rule, by);
        return Outcome.done(rule);
    }

    /** Ends a row. Refused with {@code NOT_FOUND}, or {@code WRONG_STATE} when it has ended. */
    public Outcome<SiteRule> end(UUID id, Actor by) {
        if (store.find(id).isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        return store.end(id, by, clock.instant())
                ? Outcome.done(store.find(id).orElseThrow())
                : Outcome.refused(Code.WRONG_STATE);
    }

    /** The operator's rows as delivery reads them, the oldest first. */
    @EngineTransactional(readOnly = true)
    List<Rule> open() {
        return store.open().stream().map(SiteRules::rule).toList();
    }

    private static Rule rule(SiteRule row) {
        Terms terms = row.terms();
        String pattern = terms.pattern();
        return new Rule(
                "OWN " + row.id(),
                terms.site(),
                pattern == null ? null : Pattern.compile(pattern, Pattern.CASE_INSENSITIVE),
                terms.replies(),
                terms.times(),
                terms.within(),
                terms.action(),
                terms.limit(),
                terms.lasts());
    }

    private static List<Reason> reasons(Terms terms) {
        List<Reason> reasons = new ArrayList<>();
        check(reasons, "site", terms.site().length() <= LONGEST_TEXT);
        check(reasons, "note", terms.note().length() <= LONGEST_NOTE);
        check(reasons, "pattern", isPossible(terms.pattern(), terms.action()));
        check(reasons, "times", terms.times() >= 1 && terms.times() <= MOST_TIMES);
        check(reasons, "within", isWithin(terms.within(), LONGEST_WITHIN));
        Duration lasts = terms.lasts();
        check(reasons, "lasts", lasts == null || isWithin(lasts, LONGEST));
        checkLimit(reasons, terms.limit(), terms.action());
        return reasons;
    }

    private static void checkLimit(List<Reason> reasons, Limit limit, Action action) {
        boolean wanted = action == Action.LIMIT;
        boolean none = limit.connections() == 0 && limit.perMinute() == 0;
        check(
                reasons,
                "connections",
                limit.connections() >= 0
                        && limit.connections() <= MOST_CONNECTIONS
                        && wanted != none);
        check(reasons, "perMinute", limit.perMinute() >= 0 && limit.perMinute() <= MOST_PER_MINUTE);
    }

    private static boolean isPossible(@Nullable String pattern, Action action) {
        if (pattern == null) {
            return action == Action.LIMIT;
        }
        try {
            boolean fits =
                    !pattern.isEmpty()
                            && pattern.length() <= LONGEST_PATTERN
                            && PatternSize.of(pattern) <= LARGEST_PATTERN;
            return fits && !Pattern.compile(pattern).matches("");
        } catch (PatternSyntaxException unreadable) {
            return false;
        }
    }

    private static boolean isWithin(Duration time, Duration longest) {
        return time.compareTo(Duration.ofSeconds(1)) >= 0 && time.compareTo(longest) <= 0;
    }

    private static void check(List<Reason> reasons, String field, boolean fine) {
        if (!fine) {
            reasons.add(Reason.field(Code.INVALID_VALUE, field));
        }
    }
}
