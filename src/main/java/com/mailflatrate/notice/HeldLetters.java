package com.mailflatrate.notice;

import com.mailflatrate.account.Owner;
import com.mailflatrate.account.UserAddresses;
import com.mailflatrate.campaign.held.HeldMailing;
import com.mailflatrate.campaign.held.HeldMailings;
import com.mailflatrate.campaign.held.HoldSentences;
import com.mailflatrate.campaign.schedule.ScheduledHeld;
import com.mailflatrate.database.AfterCommit;
import com.mailflatrate.delivery.RunHeld;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Language;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells all owners that a mailing stands still, and why: a rule or the operator stopped it, or its
 * hour came and it was no longer what had been cleared.
 */
@Component
class HeldLetters {

    /** Has a letter of its own, or concerns everybody. */
    private static final Set<String> TOLD_OTHERWISE =
            Set.of(RunHeld.ACCOUNT_SUSPENDED, RunHeld.RESTORED);

    private final HeldMailings held;
    private final UserAddresses users;
    private final Texts texts;
    private final Post post;

    HeldLetters(HeldMailings held, UserAddresses users, Texts texts, Post post) {
        this.held = held;
        this.users = users;
        this.texts = texts;
        this.post = post;
    }

    @AfterCommit
    void on(RunHeld stopped) {
        if (!TOLD_OTHERWISE.contains(stopped.why())) {
            held.find(stopped.mailingId()).ifPresent(this::tell);
        }
    }

    private void tell(HeldMailing one) {
        String page = "/mailings/" + one.mailing().mailingId();
        send(one.account().id(), "held", one.mailing().campaignName(), one.why(), page);
    }

    @AfterCommit
    void on(ScheduledHeld waiting) {
        String page = "/campaigns/" + waiting.campaign();
        send(waiting.account(), "heldBefore", waiting.name(), waiting.why(), page);
    }

    private void send(AccountId account, String which, String name, String why, String page) {
        for (Owner owner : users.owners(account)) {
            Language language = owner.language();
            String sentence =
                    HoldSentences.say(
                            key -> texts.has(language, key),
                            (key, values) -> texts.say(language, key, values),
                            why);
            post.send(
                    account,
                    owner.email(),
                    language,
                    which,
                    owner.name(),
                    name,
                    sentence,
                    post.link(page));
        }
    }
}
