package com.mailflatrate.feedback.bounce;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.feedback.bounce.Decision.Outcome;
import com.mailflatrate.feedback.bounce.Incidents.Place;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.suppression.SuppressionReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Draws the conclusions from refusals (compliance rules 7.2 and 7.3). Only what is about the
 * recipient touches the recipient, and nothing does while a provider has a bad day. Each step is
 * one statement for all refusals of an account, whatever their number.
 */
@Component
class Conclusions {

    private final BounceStore store;
    private final Reasons reasons;
    private final Incidents incidents;
    private final Deactivation deactivation;
    private final Brakes brakes;
    private final Contacts contacts;

    Conclusions(
            BounceStore store,
            Reasons reasons,
            Incidents incidents,
            Deactivation deactivation,
            Brakes brakes,
            Contacts contacts) {
        this.store = store;
        this.reasons = reasons;
        this.incidents = incidents;
        this.deactivation = deactivation;
        this.brakes = brakes;
        this.contacts = contacts;
    }

    /**
     * Stores refusals and applies them, all or none; each once per message and way.
     *
     * @param round of {@link Rounds}
     * @return what was concluded, in the same order
     */
    @EngineTransactional
    public List<Decision> apply(List<Judged> round) {
        Map<Judged, Outcome> outcomes = new HashMap<>();
        round.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> one.refusal().account(),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .forEach((account, refusals) -> outcomes.putAll(concluded(account, refusals)));
        return round.stream()
                .map(
                        one ->
                                new Decision(
                                        one.verdict(),
                                        outcomes.getOrDefault(one, Outcome.REPEATED)))
                .toList();
    }

    /** Stores one under its new meaning, unless the old one led to something, and applies it. */
    @EngineTransactional
    public Decision again(Judged one) {
        AccountId account = one.refusal().account();
        boolean isNew = !store.insert(account, List.of(one)).isEmpty();
        Map<Judged, Outcome> outcomes =
                isNew || store.judgeAgain(account, one)
                        ? followed(account, List.of(one))
                        : Map.of();
        return new Decision(one.verdict(), outcomes.getOrDefault(one, Outcome.REPEATED));
    }

    /** Whether a message's refusal was applied, taken back or excused once. */
    @EngineTransactional(readOnly = true)
    public boolean isSettled(AccountId account, MessageId message) {
        return store.isSettled(account, message);
    }

    private Map<Judged, Outcome> concluded(AccountId account, List<Judged> refusals) {
        List<Judged> fresh = store.insert(account, refusals);
        if (fresh.isEmpty()) {
            return Map.of();
        }
        brakes.refused(account, fresh);
        return followed(account, fresh);
    }

    private Map<Judged, Outcome> followed(AccountId account, List<Judged> fresh) {
        Map<Judged, Outcome> outcomes = new HashMap<>();
        fresh.forEach(one -> outcomes.put(one, Outcome.NOTED));
        List<Ending> endings = new ArrayList<>(reasons.of(account, met(account, fresh)));
        Map<Ending, UUID> excused = excused(account, endings);
        endings.removeAll(excused.keySet());
        deactivation.apply(account, endings);
        store.applied(account, endings);
        excused.keySet().forEach(one -> outcomes.put(one.judged(), Outcome.IN_INCIDENT));
        endings.forEach(one -> outcomes.put(one.judged(), Outcome.DEACTIVATED));
        return outcomes;
    }

    /** Those whose contacts are still there. */
    private List<Met> met(AccountId account, List<Judged> refusals) {
        Map<ContactId, Contact> known =
                contacts.among(account, refusals.stream().map(Judged::contact).toList());
        List<Met> met = new ArrayList<>();
        for (Judged one : refusals) {
            Contact contact = known.get(one.contact());
            if (contact != null) {
                met.add(new Met(one, contact));
            }
        }
        return met;
    }

    /** Those that a provider's or a domain's bad day excuses, with its incident. */
    private Map<Ending, UUID> excused(AccountId account, List<Ending> endings) {
        List<Ending> hard =
                endings.stream().filter(one -> one.reason() == SuppressionReason.HARD).toList();
        if (hard.isEmpty()) {
            return Map.of();
        }
        store.about(account, hard);
        List<Instant> times =
                hard.stream()
                        .map(one -> one.met().refusal().at())
                        .sorted(Comparator.naturalOrder())
                        .toList();
        Map<Place, UUID> days =
                incidents.around(
                        hard.stream().map(Ending::place).distinct().toList(),
                        times.getFirst(),
                        times.getLast());
        Map<Ending, UUID> excused = new HashMap<>();
        for (Ending one : hard) {
            UUID incident = days.get(one.place());
            if (incident != null) {
                excused.put(one, incident);
            }
        }
        store.heldBack(account, excused);
        return excused;
    }
}
