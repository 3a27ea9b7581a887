package com.mailflatrate.web.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailing.Counts;
import com.mailflatrate.campaign.progress.ProviderProgress;
import com.mailflatrate.campaign.unusual.UnusualSending;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.web.campaign.LiveView.Bar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is certain of a mailing, and what is not. */
class LiveViewTest {

    @Test
    void whatNobodyConfirmedIsNotDrawnAsAccepted() {
        LiveView view = LiveView.of(mailing(90, 6, 4), List.of());

        assertThat(view.bars())
                .containsExactly(new Bar("is-now", 0, 90), new Bar("is-unsure", 90, 10));
        assertThat(view.isCertain()).isFalse();
        assertThat(view.length()).isEqualTo(100);
    }

    @Test
    void whereEachMailHasItsAnswerNothingIsUnsure() {
        LiveView view = LiveView.of(mailing(100, 0, 0), List.of());

        assertThat(view.bars()).containsExactly(new Bar("is-now", 0, 100));
        assertThat(view.isCertain()).isTrue();
    }

    @Test
    void aProviderOfACancelledMailingIsDoneOnlyWhenItGotAllItsMails() {
        LiveView cancelled = LiveView.of(mailing(Mailing.State.CANCELLED, 90, 0, 0), List.of());

        assertThat(cancelled.standing(provider(50, 40, 0)).word()).isEqualTo("cancelled");
        assertThat(cancelled.standing(provider(50, 50, 0)).word()).isEqualTo("done");
    }

    @Test
    void aProviderWaitsWhileTheMailingDoesAndRunsWithIt() {
        LiveView paused = LiveView.of(mailing(Mailing.State.PAUSED, 40, 0, 0), List.of());
        LiveView sending = LiveView.of(mailing(Mailing.State.SENDING, 40, 0, 0), List.of());

        assertThat(paused.standing(provider(50, 40, 10)).word()).isEqualTo("waiting");
        assertThat(sending.standing(provider(50, 40, 10)).word()).isEqualTo("running");
        assertThat(sending.standing(provider(50, 50, 0)).word()).isEqualTo("done");
    }

    @Test
    void anUnusualMailingSaysWhyItWaitsAndAnotherThatATickIsMissing() {
        assertThat(LiveView.of(awaiting("CONFIRMATION_REQUIRED"), List.of()).phase())
                .isEqualTo("awaiting-confirmation");
        assertThat(LiveView.of(awaiting(UnusualSending.WHY), List.of()).phase())
                .isEqualTo("unusual");
        assertThat(LiveView.of(mailing(90, 6, 4), List.of()).phase()).isEqualTo("uncertain");
    }

    @Test
    void whatAProviderLeftWithoutAnAnswerIsNotDrawnAsAccepted() {
        ProviderProgress one =
                new ProviderProgress("mail.test", 1, 120, 80, 6, 4, 3, 5, 2, 18, "busy");

        assertThat(LiveView.bars(one))
                .containsExactly(
                        new Bar("is-now", 0, 80),
                        new Bar("is-unsure", 80, 10),
                        new Bar("is-warn", 90, 3),
                        new Bar("is-bad", 93, 2),
                        new Bar("is-off", 95, 15));
    }

    @Test
    void aProviderOfACancelledMailingIsDoneWhenWhatIsLeftIsWithoutAnAnswer() {
        LiveView cancelled = LiveView.of(mailing(Mailing.State.CANCELLED, 90, 10, 0), List.of());

        assertThat(
                        cancelled
                                .standing(
                                        new ProviderProgress(
                                                "mail.test", 1, 50, 40, 10, 0, 0, 0, 0, 0, ""))
                                .word())
                .isEqualTo("done");
    }

    private static ProviderProgress provider(long total, long accepted, long open) {
        return new ProviderProgress("mail.test", 1, total, accepted, 0, 0, 0, 0, 0, open, "");
    }

    private static Mailing awaiting(String why) {
        Instant at = Instant.parse("2026-11-21T09:30:00Z");
        Mailing.Hold hold = new Mailing.Hold(Mailing.Turn.HELD, why, "campaign.Gate", at);
        return mailing(
                Mailing.State.AWAITING_CONFIRMATION,
                new Counts(100, 100, 0, 0, 0, 0, 0, 0, 0, Map.of(), 0, 0),
                List.of(hold));
    }

    private static Mailing mailing(long accepted, long ambiguous, long unconfirmed) {
        return mailing(Mailing.State.FINISHED, accepted, ambiguous, unconfirmed);
    }

    private static Mailing mailing(
            Mailing.State state, long accepted, long ambiguous, long unconfirmed) {
        return mailing(
                state,
                new Counts(100, 0, 0, accepted, 0, 0, 0, ambiguous, unconfirmed, Map.of(), 0, 0),
                List.of());
    }

    private static Mailing mailing(Mailing.State state, Counts counts, List<Mailing.Hold> holds) {
        Instant at = Instant.parse("2026-11-21T09:30:00Z");
        return new Mailing(
                MailingId.random(new Random(1)),
                new AccountId(7),
                new CampaignId(new UUID(0, 1)),
                "Winterkaffee",
                "Winterkaffee",
                null,
                state,
                at,
                null,
                null,
                null,
                counts,
                at,
                at,
                holds);
    }
}
