package com.mailflatrate.feedback.bounce;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refusals cut, in their order, into parts that may be concluded at once: a contact is in a part
 * once, and a part spans a minute at most, so that "within the hour" means the same for all of it.
 */
final class Rounds {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final List<List<Refusal>> rounds = new ArrayList<>();
    private final Set<Whose> met = new HashSet<>();
    private Instant earliest = Instant.MAX;
    private Instant latest = Instant.MIN;

    private Rounds() {}

    private record Whose(AccountId account, ContactId contact) {}

    static List<List<Refusal>> of(List<Refusal> refusals) {
        Rounds cut = new Rounds();
        refusals.forEach(cut::put);
        return cut.rounds;
    }

    private void put(Refusal refusal) {
        Whose whose = new Whose(refusal.account(), refusal.contact());
        Instant at = refusal.at();
        Instant first = at.isBefore(earliest) ? at : earliest;
        Instant last = at.isAfter(latest) ? at : latest;
        if (rounds.isEmpty()
                || met.contains(whose)
                || Duration.between(first, last).compareTo(LONGEST) > 0) {
            rounds.add(new ArrayList<>());
            met.clear();
            first = at;
            last = at;
        }
        earliest = first;
        latest = last;
        met.add(whose);
        rounds.getLast().add(refusal);
    }
}
