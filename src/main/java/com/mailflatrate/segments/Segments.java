package com.mailflatrate.segments;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Controls;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The segments of an account, at most 200. They say who fulfils a condition, not who may be mailed.
 */
@Component
@EngineTransactional
public class Segments {

    private static final int MOST = 200;
    private static final int NAME_CHARS = 60;
    private static final int SAMPLE = 5;

    private final SegmentStore store;
    private final MatchStore matches;
    private final Nesting nesting;
    private final List<SegmentUsers> users;
    private final UuidV7 ids;
    private final InstantSource clock;

    Segments(
            SegmentStore store,
            MatchStore matches,
            Nesting nesting,
            List<SegmentUsers> users,
            UuidV7 ids,
            InstantSource clock) {
        this.store = store;
        this.matches = matches;
        this.nesting = nesting;
        this.users = List.copyOf(users);
        this.ids = ids;
        this.clock = clock;
    }

    /** What a condition would find now. Refused for a segment it names and that is not there. */
    @EngineTransactional(readOnly = true)
    public Outcome<Preview> preview(AccountId account, Rule rule) {
        return nesting.flat(account, rule, null)
                .map(
                        flat -> {
                            Condition condition = Condition.of(flat);
                            Instant now = clock.instant();
                            MatchStore.Found found = matches.look(account, condition, SAMPLE, now);
                            List<ContactId> sample =
                                    found.some().stream().map(FoundContact::id).toList();
                            return new Preview(found.count(), sample);
                        });
    }

    /**
     * A new segment; a snapshot keeps who fulfils the condition now. Refused with REQUIRED,
     * TOO_LONG or CONTROL_CHARACTER for the name, TOO_LONG beyond the limit, and like {@link
     * #preview}.
     */
    public Outcome<Segment> create(
            AccountId account, String name, Rule rule, Segment.Kind kind, Actor by) {
        Optional<Reason> wrong = check(name);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        if (store.all(account).size() >= MOST) {
            return Outcome.refused(Reason.of(Code.TOO_LONG, MOST));
        }
        UUID id = ids.next();
        return nesting.flat(account, rule, id)
                .map(flat -> write(account, id, name, rule, flat, kind, by));
    }

    /**
     * Another name or condition. Refused with NOT_FOUND, WRONG_STATE for a snapshot's condition,
     * and like {@link #create}.
     */
    public Outcome<Segment> change(AccountId account, UUID id, String name, Rule rule, Actor by) {
        Optional<Segment> found = store.find(account, id);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        Optional<Reason> wrong = check(name);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        Segment before = found.get();
        if (before.kind() == Segment.Kind.SNAPSHOT && !before.rule().equals(rule)) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        return nesting.flat(account, rule, id)
                .map(
                        flat -> {
                            long contacts =
                                    before.kind() == Segment.Kind.SNAPSHOT
                                            ? before.contacts()
                                            : matches.count(
                                                    account, Condition.of(flat), clock.instant());
                            store.put(
                                    account,
                                    segment(id, name, rule, before.kind(), contacts, by),
                                    by);
                            return store.find(account, id).orElseThrow();
                        });
    }

    /** One segment as last counted; empty when unknown or another account's. */
    @EngineTransactional(readOnly = true)
    public Optional<Segment> find(AccountId account, UUID id) {
        return store.find(account, id);
    }

    /** All, newest first, as last counted. */
    @EngineTransactional(readOnly = true)
    public List<Segment> all(AccountId account) {
        return store.all(account);
    }

    /** Counts a live segment anew; empty when unknown. */
    public Optional<Segment> recount(AccountId account, UUID id) {
        Optional<Segment> found = store.find(account, id);
        found.filter(one -> one.kind() == Segment.Kind.LIVE)
                .flatMap(one -> flat(account, one))
                .ifPresent(
                        rule -> {
                            Instant now = clock.instant();
                            long contacts = matches.count(account, Condition.of(rule), now);
                            store.counted(account, id, contacts, now);
                        });
        return store.find(account, id);
    }

    /** A segment as it is now, and the first who are in it, by address; empty when unknown. */
    public Optional<Opened> open(AccountId account, UUID id, int limit) {
        Optional<Segment> known = store.find(account, id);
        Optional<Rule> live =
                known.filter(one -> one.kind() == Segment.Kind.LIVE)
                        .flatMap(one -> flat(account, one));
        if (live.isEmpty()) {
            PageRequest first = new PageRequest(limit, null);
            return known.map(one -> new Opened(one, contacts(account, id, first)));
        }
        Instant now = clock.instant();
        MatchStore.Found found = matches.look(account, Condition.of(live.get()), limit + 1, now);
        store.counted(account, id, found.count(), now);
        Page<ContactId> page = page(found.some(), limit);
        return store.find(account, id).map(counted -> new Opened(counted, page));
    }

    /** Who is in it, by address. Empty when unknown. */
    @EngineTransactional(readOnly = true)
    public Page<ContactId> contacts(AccountId account, UUID id, PageRequest request) {
        Optional<Segment> found = store.find(account, id);
        if (found.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        String after = key(request.cursor());
        int rows = request.limit() + 1;
        List<FoundContact> some =
                found.get().kind() == Segment.Kind.SNAPSHOT
                        ? matches.kept(account, id, after, rows)
                        : flat(account, found.get())
                                .map(
                                        rule ->
                                                matches.page(
                                                        account,
                                                        Condition.of(rule),
                                                        found.get().contacts(),
                                                        after,
                                                        rows,
                                                        clock.instant()))
                                .orElse(List.of());
        return page(some, request.limit());
    }

    private static Page<ContactId> page(List<FoundContact> some, int limit) {
        return Page.of(some, limit, last -> cursor(last.key())).map(FoundContact::id);
    }

    /** The segments whose conditions name this one. */
    @EngineTransactional(readOnly = true)
    public List<Segment> usedBy(AccountId account, UUID id) {
        return store.all(account).stream()
                .filter(one -> Nesting.names(one.rule(), id.toString()))
                .toList();
    }

    /** What else of the account needs it, such as campaigns addressed to it. */
    @EngineTransactional(readOnly = true)
    public List<SegmentUse> usesOf(AccountId account, UUID id) {
        return users.stream().flatMap(user -> user.usesOf(account, id).stream()).toList();
    }

    /**
     * Takes a segment away. Refused with NOT_FOUND, and with WRONG_STATE while another names it or
     * something needs it ({@link #usedBy}, {@link #usesOf}).
     */
    public Outcome<Segment> delete(AccountId account, UUID id) {
        Optional<Segment> found =
                store.lock(account, id) ? store.find(account, id) : Optional.empty();
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        if (!usedBy(account, id).isEmpty() || !usesOf(account, id).isEmpty()) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        store.delete(account, id);
        return Outcome.done(found.get());
    }

    private Segment write(
            AccountId account,
            UUID id,
            String name,
            Rule rule,
            Rule flat,
            Segment.Kind kind,
            Actor by) {
        Instant now = clock.instant();
        Condition condition = Condition.of(flat);
        store.put(account, segment(id, name, rule, kind, 0, by), by);
        long contacts =
                kind == Segment.Kind.SNAPSHOT
                        ? matches.keep(account, id, condition, now)
                        : matches.count(account, condition, now);
        store.counted(account, id, contacts, now);
        return store.find(account, id).orElseThrow();
    }

    private Segment segment(
            UUID id, String name, Rule rule, Segment.Kind kind, long contacts, Actor by) {
        Instant now = clock.instant();
        return new Segment(id, name.strip(), rule, kind, contacts, now, by.name(), now);
    }

    private Optional<Rule> flat(AccountId account, Segment segment) {
        return nesting.flat(account, segment.rule(), segment.id())
                        instanceof Outcome.Done<Rule>(Rule rule)
                ? Optional.of(rule)
                : Optional.empty();
    }

    private static Optional<Reason> check(String name) {
        if (name.isBlank()) {
            return Optional.of(Reason.field(Code.REQUIRED, "name"));
        }
        if (name.strip().length() > NAME_CHARS) {
            return Optional.of(Reason.field(Code.TOO_LONG, "name", NAME_CHARS));
        }
        return Controls.areIn(name)
                ? Optional.of(Reason.field(Code.CONTROL_CHARACTER, "name"))
                : Optional.empty();
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(@Nullable String cursor) {
        try {
            return cursor == null
                    ? ""
                    : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
                            .replace("\0", "");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
