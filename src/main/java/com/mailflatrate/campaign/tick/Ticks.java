package com.mailflatrate.campaign.tick;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.PolicyText;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.campaign.GateReport;
import com.mailflatrate.campaign.Release;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.Secret;
import com.mailflatrate.keys.Secrets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The tick before each send (compliance rows A4 and A5): a nonce for one person, one content, one
 * version of the policy, used once within half an hour, and the record of who used it.
 */
@Component
public class Ticks {

    private static final Duration VALID = Duration.ofMinutes(30);

    private final TickStore store;
    private final Policies policies;
    private final UuidV7 ids;
    private final InstantSource clock;

    Ticks(TickStore store, Policies policies, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.policies = policies;
        this.ids = ids;
        this.clock = clock;
    }

    /** Shows the policy and gives what has to come back with the tick. */
    public GateReport.Confirmation ask(
            AccountId account, CampaignId campaign, byte[] bound, SignedIn me, ClientInfo client) {
        PolicyText policy = policies.current(PolicyKind.ANTI_SPAM);
        Secret nonce = Secrets.fresh();
        Instant now = clock.instant();
        Instant expiresAt = now.plus(VALID);
        store.issue(account, nonce.sha256(), campaign, me, bound, policy, now, expiresAt);
        policies.logShowing(PolicyKind.ANTI_SPAM, "send", account, me.user(), client);
        Map<String, String> texts = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            texts.put(language.code(), policy.text(language));
        }
        return new GateReport.Confirmation(
                texts,
                Integer.toString(policy.version()),
                policy.sha256(),
                nonce.text(),
                expiresAt);
    }

    /** Whether this nonce has done its work already. */
    public boolean isUsed(AccountId account, @Nullable String nonce) {
        return nonce != null
                && store.find(account, Secrets.sha256(nonce))
                        .map(found -> found.usedAt() != null)
                        .orElse(false);
    }

    /** Takes the tick, once. */
    public Outcome<UUID> take(
            AccountId account,
            CampaignId campaign,
            byte[] bound,
            Release release,
            SignedIn me,
            ClientInfo client) {
        String text = release.nonce();
        if (!release.policyConfirmed() || text == null) {
            return Outcome.refused(Code.POLICY_CONFIRMATION_REQUIRED);
        }
        byte[] sha256 = Secrets.sha256(text);
        TickStore.Nonce nonce = store.find(account, sha256).orElse(null);
        PolicyText policy = policies.current(PolicyKind.ANTI_SPAM);
        Instant now = clock.instant();
        if (nonce != null && nonce.usedAt() != null) {
            return Outcome.refused(Code.NONCE_USED);
        }
        boolean fits =
                nonce != null
                        && nonce.campaign().equals(campaign)
                        && nonce.user().equals(me.user().value())
                        && MessageDigest.isEqual(nonce.content(), bound)
                        && nonce.policy().equals(policy.sha256())
                        && now.isBefore(nonce.expiresAt());
        if (!fits) {
            return Outcome.refused(Code.POLICY_CONFIRMATION_REQUIRED);
        }
        if (!store.use(account, sha256, now)) {
            return Outcome.refused(Code.NONCE_USED);
        }
        UUID id = ids.next();
        store.confirm(account, id, campaign, me, client, policy, bound, now);
        return Outcome.done(id);
    }

    /** Keeps what was asked for and not allowed. */
    public void refused(
            AccountId account,
            CampaignId campaign,
            byte[] content,
            List<String> codes,
            SignedIn me) {
        store.refuse(account, ids.next(), campaign, codes, content, me.actor(), clock.instant());
    }

    /** Forgets the nonces issued before, used or not; how many there were. */
    public int sweep(Instant before) {
        return store.sweep(before);
    }
}
