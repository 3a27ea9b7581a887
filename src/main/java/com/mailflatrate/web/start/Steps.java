package com.mailflatrate.web.start;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.campaign.Campaign;
import com.mailflatrate.campaign.Campaigns;
import com.mailflatrate.campaign.Mailings;
import com.mailflatrate.campaign.SenderImprint;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.policy.ImprintRules;
import com.mailflatrate.senderdomain.SenderDomains;
import com.mailflatrate.vetting.OriginKind;
import com.mailflatrate.vetting.Vetting;
import com.mailflatrate.vetting.talk.Conversations;
import com.mailflatrate.vetting.talk.Note;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gathers from the modules how far an account is. */
@Component
final class Steps {

    private static final PageRequest ANY = new PageRequest(1, null);

    private final Accounts accounts;
    private final Vetting vetting;
    private final Conversations talk;
    private final SenderDomains domains;
    private final Lists lists;
    private final Campaigns campaigns;
    private final Mailings mailings;

    Steps(
            Accounts accounts,
            Vetting vetting,
            Conversations talk,
            SenderDomains domains,
            Lists lists,
            Campaigns campaigns,
            Mailings mailings) {
        this.accounts = accounts;
        this.vetting = vetting;
        this.talk = talk;
        this.domains = domains;
        this.lists = lists;
        this.campaigns = campaigns;
        this.mailings = mailings;
    }

    /**
     * How far an account is.
     *
     * @param review the step a person of ours takes, again when the company changes
     * @param sent whether a mailing was ever released: then the way lies behind the account, and
     *     what breaks later is a warning
     */
    record Way(List<Step> steps, Step review, boolean sent) {

        boolean isWalked() {
            return sent || steps.stream().allMatch(Step::done);
        }

        long done() {
            return steps.stream().filter(Step::done).count();
        }
    }

    Way of(AccountId id) {
        Account account = accounts.find(id).orElseThrow();
        Step review = review(account);
        Step campaign = campaign(id);
        List<Step> all =
                List.of(
                        origins(id),
                        address(id),
                        imprint(account),
                        domain(id),
                        review,
                        list(id),
                        campaign);
        return new Way(all, review, campaign.done());
    }

    private Step origins(AccountId account) {
        List<String> words =
                vetting.origins(account).stream()
                        .map(origin -> origin.kind().word())
                        .distinct()
                        .toList();
        String text =
                words.isEmpty() || words.equals(List.of(OriginKind.NONE_YET.word()))
                        ? "none"
                        : "some";
        return new Step(
                        "origins",
                        "ok",
                        "start.done",
                        "start.origins." + text,
                        List.of(words.size()),
                        null)
                .done(vetting.progress(account).map(Vetting.Progress::appliedAt).orElse(null));
    }

    private Step address(AccountId account) {
        Vetting.Progress progress = vetting.progress(account).orElse(null);
        if (progress == null || progress.confirmedAt() != null) {
            String email = progress == null ? "" : progress.userEmail();
            return new Step("address", "ok", "start.done", "start.address.ok", List.of(email), null)
                    .done(progress == null ? null : progress.confirmedAt());
        }
        return new Step(
                "address",
                "now",
                "start.address.when",
                "start.address.open",
                List.of(progress.userEmail()),
                null);
    }

    private Step imprint(Account account) {
        boolean complete = ImprintRules.check(SenderImprint.of(account.company())).isEmpty();
        List<Object> facts = List.of(account.company().name(), account.company().city());
        return complete
                ? new Step("imprint", "ok", "start.done", "start.imprint.ok", facts, "/account")
                : new Step(
                        "imprint",
                        "warn",
                        "start.imprint.when",
                        "start.imprint.open",
                        facts,
                        "/account");
    }

    private Step domain(AccountId account) {
        List<SenderDomain> found = domains.page(account, PageRequest.first()).items();
        if (found.isEmpty()) {
            return new Step(
                    "domain",
                    "off",
                    "start.domain.when",
                    "start.domain.none",
                    List.of(),
                    "/sender-domains");
        }
        SenderDomain one =
                found.stream()
                        .filter(domain -> domain.state() == SenderDomain.State.VERIFIED)
                        .findFirst()
                        .orElse(found.getFirst());
        return one.state() == SenderDomain.State.VERIFIED
                ? new Step(
                        "domain",
                        "ok",
                        "start.done",
                        "start.domain.ok",
                        List.of(one.domain()),
                        "/sender-domains")
                : new Step(
                        "domain",
                        "warn",
                        "start.domain.when",
                        one.state() == SenderDomain.State.FAILING
                                ? "start.domain.failing"
                                : "start.domain.open",
                        List.of(one.domain()),
                        "/sender-domains");
    }

    private Step review(Account account) {
        List<Note> notes = talk.of(account.id());
        boolean asked = !notes.isEmpty() && "ask".equals(notes.getLast().kind());
        String word =
                account.state() == AccountState.PENDING && asked ? "asked" : account.state().word();
        String state =
                switch (account.state()) {
                    case ACTIVE -> "ok";
                    case PENDING, REVIEW -> "now";
                    case SUSPENDED, REJECTED, ENDED -> "warn";
                };
        boolean active = account.state() == AccountState.ACTIVE;
        String when =
                switch (account.state()) {
                    case ACTIVE -> "start.done";
                    case PENDING, REVIEW -> "start.review.when";
                    case SUSPENDED, REJECTED, ENDED -> "account.state." + account.state().word();
                };
        return new Step("review", state, when, "start.review." + word, List.of(), null)
                .done(
                        active
                                ? vetting.progress(account.id())
                                        .map(Vetting.Progress::stateAt)
                                        .orElse(null)
                                : null);
    }

    private Step list(AccountId account) {
        List<ListSummary> found = lists.page(account, PageRequest.first()).items();
        long people = found.stream().mapToLong(list -> list.counts().subscribed()).sum();
        return found.isEmpty()
                ? new Step("list", "off", "start.list.when", "start.list.none", List.of(), "/lists")
                : new Step(
                        "list",
                        people > 0 ? "ok" : "off",
                        people > 0 ? "start.done" : "start.list.when",
                        people > 0 ? "start.list.ok" : "start.list.empty",
                        List.of(people, found.size()),
                        "/lists");
    }

    private Step campaign(AccountId account) {
        List<Campaign> found = campaigns.page(account, PageRequest.first()).items();
        boolean sent = !mailings.page(account, ANY).items().isEmpty();
        if (found.isEmpty() && !sent) {
            return new Step(
                    "campaign",
                    "off",
                    "start.campaign.when",
                    "start.campaign.none",
                    List.of(),
                    "/campaigns");
        }
        return sent
                ? new Step(
                        "campaign",
                        "ok",
                        "start.done",
                        "start.campaign.ok",
                        List.of(),
                        "/campaigns")
                : new Step(
                        "campaign",
                        "off",
                        "start.campaign.when",
                        "start.campaign.draft",
                        List.of(),
                        "/campaigns");
    }
}
