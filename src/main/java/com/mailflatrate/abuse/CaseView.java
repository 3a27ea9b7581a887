package com.mailflatrate.abuse;

import com.mailflatrate.account.Account;
import com.mailflatrate.audience.Origin;
import com.mailflatrate.campaign.Mailing;
import com.mailflatrate.delivery.MessageFacts;
import com.mailflatrate.kernel.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case with everything around it, for the desk's page.
 *
 * @param account whose mailing it was
 * @param mailing the mailing with its counts
 * @param message what delivery knows of the message
 * @param origin where the contact came from
 * @param steps what was done, the newest first
 * @param others further cases
 */
public record CaseView(
        Case complaint,
        @Nullable Account account,
        @Nullable Mailing mailing,
        @Nullable MessageFacts message,
        @Nullable Origin origin,
        List<Step> steps,
        Others others) {

    /** Copies the steps. */
    public CaseView {
        steps = List.copyOf(steps);
    }

    /** One thing that was done: {@code opened}, {@code suppress}, {@code close} … */
    public record Step(Instant at, Actor by, String action, String note) {}

    /** Further cases of the same account and the same mailing. */
    public record Others(long ofAccount, long ofMailing) {}
}
