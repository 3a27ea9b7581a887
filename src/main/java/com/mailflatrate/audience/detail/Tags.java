package com.mailflatrate.audience.detail;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tags: at most 20 on one contact and 200 in an account. One that nobody has is gone. */
@Component
@Transactional
public class Tags {

    private static final int MOST = 20;
    private static final int MOST_OF_ACCOUNT = 200;

    private final TagStore store;
    private final History history;
    private final InstantSource clock;

    Tags(TagStore store, History history, InstantSource clock) {
        this.store = store;
        this.history = history;
        this.clock = clock;
    }

    /** All tags with how many contacts have them, by name. */
    @Transactional(readOnly = true)
    public List<Tag> all(AccountId account) {
        return store.all(account);
    }

    /** The tags of these contacts; who has none is left out. */
    @Transactional(readOnly = true)
    public Map<ContactId, List<String>> of(AccountId account, Collection<ContactId> contacts) {
        return contacts.isEmpty() ? Map.of() : store.of(account, contacts);
    }

    /**
     * Gives a contact exactly these tags. Refused with REQUIRED, TOO_LONG or INVALID_VALUE for
     * {@code tags}.
     */
    public Outcome<List<String>> set(
            AccountId account, ContactId contact, Collection<String> typed, Actor by) {
        Set<String> tags = new TreeSet<>();
        List<Reason> reasons = new ArrayList<>();
        for (String one : typed) {
            Outcome<String> read = Tag.read(one);
            reasons.addAll(read.reasons());
            if (read.isDone()) {
                tags.add(read.orThrow());
            }
        }
        if (tags.size() > MOST) {
            reasons.add(Reason.field(Code.TOO_LONG, "tags", MOST));
        }
        Set<String> before =
                new TreeSet<>(store.of(account, List.of(contact)).getOrDefault(contact, List.of()));
        if (reasons.isEmpty() && !before.equals(tags)) {
            return room(account, tags)
                    .map(
                            any -> {
                                store.set(account, contact, tags, clock.instant());
                                history.changed(account, contact, tagged(before, tags), by);
                                return List.copyOf(tags);
                            });
        }
        return reasons.isEmpty() ? Outcome.done(List.copyOf(tags)) : Outcome.refused(reasons);
    }

    /** The contact's address has changed; its tags are paged by it. */
    public void rename(AccountId account, ContactId contact) {
        store.rename(account, contact);
    }

    private Outcome<Set<String>> room(AccountId account, Set<String> tags) {
        Set<String> all = new TreeSet<>(tags);
        store.all(account).forEach(tag -> all.add(tag.name()));
        return all.size() > MOST_OF_ACCOUNT
                ? Outcome.refused(Reason.field(Code.TOO_LONG, "tags", MOST_OF_ACCOUNT))
                : Outcome.done(tags);
    }

    private static HistoryNote tagged(Set<String> before, Set<String> after) {
        List<String> steps = new ArrayList<>();
        after.stream().filter(tag -> !before.contains(tag)).forEach(tag -> steps.add("+" + tag));
        before.stream().filter(tag -> !after.contains(tag)).forEach(tag -> steps.add("−" + tag));
        return new HistoryNote(HistoryKind.TAGS, String.join(", ", steps));
    }
}
