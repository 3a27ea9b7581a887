package com.mailflatrate.web.campaign;

import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.progress.ProviderProgress;
import com.mailflatrate.campaign.unusual.UnusualSending;
import java.util.ArrayList;
import java.util.List;

/** A mailing as the live page shows it. */
public record LiveView(Mailing mailing, List<Bar> bars, List<ProviderProgress> providers) {

    /** Parts below this share are drawn as wide as it, so that a few refusals stay visible. */
    private static final double LEAST = 0.012;

    /** A piece of the progress bar, in the bar's own units. */
    public record Bar(String tone, long x, long width) {}

    static LiveView of(Mailing mailing, List<ProviderProgress> providers) {
        Mailing.Counts counts = mailing.counts();
        long total = Math.max(1, counts.total());
        List<Bar> bars = new ArrayList<>();
        long x = 0;
        x = add(bars, "is-now", x, counts.accepted(), total);
        x = add(bars, "is-unsure", x, counts.ambiguous() + counts.unconfirmed(), total);
        x = add(bars, "is-warn", x, counts.deferred(), total);
        x = add(bars, "is-bad", x, counts.bounced() + counts.expired(), total);
        add(bars, "is-off", x, counts.held() + counts.skippedTotal(), total);
        return new LiveView(mailing, List.copyOf(bars), List.copyOf(providers));
    }

    /** The pieces of one provider's bar. */
    public static List<Bar> bars(ProviderProgress provider) {
        List<Bar> bars = new ArrayList<>();
        long total = Math.max(1, provider.total());
        long x = add(bars, "is-now", 0, provider.accepted(), total);
        x = add(bars, "is-unsure", x, provider.unsure(), total);
        x = add(bars, "is-warn", x, provider.deferred(), total);
        x = add(bars, "is-bad", x, provider.refused(), total);
        add(bars, "is-off", x, provider.held() + provider.skipped(), total);
        return bars;
    }

    /** How far a provider is: the word for it, its tone and its icon. */
    public record Standing(String word, String tone, String icon) {}

    /**
     * How far a provider is; of a cancelled mailing none is done that did not get all its mails.
     */
    public Standing standing(ProviderProgress one) {
        if (mailing.state() == Mailing.State.CANCELLED
                && one.accepted() + one.unsure() + one.refused() < one.total()) {
            return new Standing("cancelled", "is-off", "x");
        }
        if (one.open() == 0) {
            return new Standing("done", "is-ok", "check");
        }
        if (one.held() > 0) {
            return new Standing("held", "is-warn", "player-pause");
        }
        if (one.deferred() > 0) {
            return new Standing("later", "is-warn", "clock");
        }
        return mailing.state() == Mailing.State.SENDING
                ? new Standing("running", "is-now", "send")
                : new Standing("waiting", "is-off", "hourglass");
    }

    /** How a rate stands to its limits, in hundredths of a percent: a tone and the word for it. */
    public static String rate(long part, long whole, long hint, long stop) {
        long rate = whole == 0 ? 0 : part * 10_000 / whole;
        return rate >= stop ? "is-bad" : rate >= hint ? "is-warn" : "is-ok";
    }

    private static long add(List<Bar> bars, String tone, long x, long count, long total) {
        if (count == 0) {
            return x;
        }
        long width = Math.max(count, (long) Math.ceil(total * LEAST));
        bars.add(new Bar(tone, x, width));
        return x + width;
    }

    /** The length of the bar: the total, or more when small parts were widened. */
    public long length() {
        long drawn = bars.isEmpty() ? 0 : bars.getLast().x() + bars.getLast().width();
        Mailing.Counts counts = mailing.counts();
        long still = counts.waiting();
        return Math.max(1, Math.max(counts.total(), drawn + still));
    }

    /** What the first sentence speaks of: how the mailing stands, told apart by what is wanted. */
    public String phase() {
        String state = mailing.state().code();
        return switch (mailing.state()) {
            case AWAITING_CONFIRMATION -> isUnusual() ? "unusual" : state;
            case FINISHED -> isCertain() ? state : "uncertain";
            case SCHEDULED, SENDING, PAUSED, HELD, CANCELLED -> state;
        };
    }

    private boolean isUnusual() {
        return mailing.holds().stream().anyMatch(hold -> hold.why().equals(UnusualSending.WHY));
    }

    /** Whether each mail that left has an answer. */
    public boolean isCertain() {
        return mailing.counts().ambiguous() + mailing.counts().unconfirmed() == 0;
    }

    /** Whether numbers may still change. */
    public boolean moving() {
        return mailing.state() != Mailing.State.FINISHED
                && mailing.state() != Mailing.State.CANCELLED;
    }

    /** What has left and will not come back. */
    public long left() {
        Mailing.Counts counts = mailing.counts();
        return counts.accepted()
                + counts.ambiguous()
                + counts.unconfirmed()
                + counts.bounced()
                + counts.expired();
    }

    /** What has not left yet. */
    public long staying() {
        Mailing.Counts counts = mailing.counts();
        return counts.waiting() + counts.held() + counts.deferred();
    }
}
