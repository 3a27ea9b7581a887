package com.mailflatrate.audience;

import com.mailflatrate.audience.ListSummary.Frequency;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Controls;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Page;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UuidV7;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists of an account. */
@Component
@Transactional
public class Lists {

    private static final int NAME_CHARS = 60;
    private static final int DESCRIPTION_CHARS = 300;
    private static final int MOST_MAILS = 31;

    private final ListStore store;
    private final UuidV7 ids;
    private final InstantSource clock;

    Lists(ListStore store, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A new, empty list. Refused with REQUIRED, TOO_LONG, CONTROL_CHARACTER or INVALID_VALUE for a
     * field.
     */
    public Outcome<ListSummary> create(AccountId account, ListDraft draft, Actor by) {
        ListDraft tidy =
                new ListDraft(draft.name().strip(), draft.description().strip(), draft.frequency());
        List<Reason> reasons = check(tidy);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        ListId id = new ListId(ids.next());
        store.add(account, id, tidy, by, clock.instant());
        return Outcome.done(store.these(account, List.of(id)).getFirst());
    }

    /** The list an address on the web names; NOT_FOUND when unknown or another account's. */
    @Transactional(readOnly = true)
    public Outcome<ListId> named(AccountId account, String id) {
        return ListId.parse(id)
                .filter(known -> store.name(account, known).isPresent())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Code.NOT_FOUND));
    }

    /** One list; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<ListSummary> find(AccountId account, ListId id) {
        return store.these(account, List.of(id)).stream().findFirst();
    }

    /** What a list is called, without its counts; empty when unknown or another account's. */
    @Transactional(readOnly = true)
    public Optional<String> name(AccountId account, ListId id) {
        return store.name(account, id);
    }

    /** What these are called; unknown ones are left out. */
    @Transactional(readOnly = true)
    public Map<ListId, String> names(AccountId account, Collection<ListId> ids) {
        return ids.isEmpty() ? Map.of() : store.names(account, ids);
    }

    /** Several at once, newest first; unknown ones are left out. */
    @Transactional(readOnly = true)
    public List<ListSummary> findAll(AccountId account, Collection<ListId> ids) {
        return ids.isEmpty() ? List.of() : store.these(account, ids);
    }

    /** All lists, newest first. */
    @Transactional(readOnly = true)
    public Page<ListSummary> page(AccountId account, PageRequest request) {
        ListId before = Optional.ofNullable(request.cursor()).flatMap(ListId::parse).orElse(null);
        return Page.of(
                store.page(account, before, request.limit() + 1),
                request.limit(),
                last -> last.id().toString());
    }

    private static List<Reason> check(ListDraft draft) {
        List<Reason> reasons = new ArrayList<>();
        if (draft.name().isEmpty()) {
            reasons.add(Reason.field(Code.REQUIRED, "name"));
        }
        checkText(reasons, "name", draft.name(), NAME_CHARS);
        checkText(reasons, "description", draft.description(), DESCRIPTION_CHARS);
        Frequency frequency = draft.frequency();
        if (frequency != null && (frequency.max() < 1 || frequency.max() > MOST_MAILS)) {
            reasons.add(Reason.field(Code.INVALID_VALUE, "frequency.max"));
        }
        return reasons;
    }

    private static void checkText(List<Reason> reasons, String field, String value, int most) {
        if (value.length() > most) {
            reasons.add(Reason.field(Code.TOO_LONG, field, most));
        }
        if (Controls.areIn(value)) {
            reasons.add(Reason.field(Code.CONTROL_CHARACTER, field));
        }
    }
}
