package com.mailflatrate.web.start;

import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.campaign.Mailing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What the start page shows once the first steps are done. */
public record Everyday(
        Health health,
        List<Task> tasks,
        List<Mailing> mailings,
        List<ListSummary> lists,
        GrowthChart growth) {

    /** Copies the lists. */
    public Everyday {
        tasks = List.copyOf(tasks);
        mailings = List.copyOf(mailings);
        lists = List.copyOf(lists);
    }

    /** The next mailing that waits for its hour. */
    public Optional<Mailing> next() {
        return mailings.stream()
                .filter(one -> one.state() == Mailing.State.SCHEDULED)
                .filter(one -> one.scheduledAt() != null)
                .min((a, b) -> at(a).compareTo(at(b)));
    }

    private static Instant at(Mailing mailing) {
        return Optional.ofNullable(mailing.scheduledAt()).orElse(Instant.MAX);
    }

    /** People on the lists; somebody on two lists counts twice. */
    public long subscribed() {
        return sum(ListSummary.Counts::subscribed);
    }

    /** Whose confirmation is awaited. */
    public long unconfirmed() {
        return sum(ListSummary.Counts::unconfirmed);
    }

    /** Without proof, or held with their import. */
    public long held() {
        return sum(ListSummary.Counts::held);
    }

    /** Unsubscribed, undeliverable, complained. */
    public long gone() {
        return sum(ListSummary.Counts::total) - subscribed() - unconfirmed() - held();
    }

    private long sum(ToLongFunction<ListSummary.Counts> count) {
        return lists.stream().map(ListSummary::counts).mapToLong(count).sum();
    }
}
