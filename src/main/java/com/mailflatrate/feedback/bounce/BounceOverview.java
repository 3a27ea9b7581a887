package com.mailflatrate.feedback.bounce;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.policy.reply.BounceClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was refused and what it led to, for the account's own people. */
@Component
@Transactional(readOnly = true)
public class BounceOverview {

    private final OverviewStore store;

    BounceOverview(OverviewStore store) {
        this.store = store;
    }

    /**
     * Refusals of one kind at one provider.
     *
     * @param hostGroup who refused, null when unknown
     * @param deactivated contacts that are no longer mailed because of it
     * @param inIncident refusals that were not applied, because the provider had a bad day
     * @param reply one of the answers, as it came
     */
    public record Row(
            BounceClass cls,
            @Nullable String hostGroup,
            long refused,
            long deactivated,
            long inIncident,
            String reply) {}

    /**
     * What came back of a mailing, in the session or as a report later.
     *
     * @param refused mails that were refused, for whatever reason
     * @param gone addresses among them that do not exist; without those of a provider's bad day
     */
    public record Share(long refused, long gone) {}

    /** The refusal for which a contact is no longer mailed. */
    public record Last(
            String reason, Instant at, @Nullable String hostGroup, String reply, int failures) {}

    /** A mailing's refusals by reason and provider, most first. */
    public List<Row> of(AccountId account, RunId run) {
        return store.of(account, run);
    }

    /** How much of a mailing came back. */
    public Share share(AccountId account, RunId run) {
        return store.share(account, run);
    }

    /** Why a contact was deactivated last; empty when it was not, or that was taken back. */
    public Optional<Last> last(AccountId account, ContactId contact) {
        return store.last(account, contact);
    }
}
