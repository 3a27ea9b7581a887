package com.mailflatrate.web.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.campaign.Mailing.Counts;
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

    private static Mailing mailing(long accepted, long ambiguous, long unconfirmed) {
        Instant at = Instant.parse("2026-11-21T09:30:00Z");
        return new Mailing(
                MailingId.random(new Random(1)),
                new AccountId(7),
                new CampaignId(new UUID(0, 1)),
                "Winterkaffee",
                "Winterkaffee",
                null,
                Mailing.State.FINISHED,
                at,
                null,
                null,
                null,
                new Counts(100, 0, 0, accepted, 0, 0, 0, ambiguous, unconfirmed, Map.of(), 0, 0),
                at,
                at,
                List.of());
    }
}
