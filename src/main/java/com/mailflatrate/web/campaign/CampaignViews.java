package com.mailflatrate.web.campaign;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.campaign.Campaign;
import com.mailflatrate.campaign.CampaignDraft;
import com.mailflatrate.campaign.Gate;
import com.mailflatrate.campaign.audience.CampaignSegment;
import com.mailflatrate.campaign.trial.Previews;
import com.mailflatrate.doors.Client;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.PageRequest;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.segments.Segment;
import com.mailflatrate.segments.Segments;
import com.mailflatrate.senderdomain.SenderDomains;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the campaign page shows. */
@Component
class CampaignViews {

    private final Accounts accounts;
    private final Policies policies;
    private final Lists lists;
    private final Segments segments;
    private final SenderDomains domains;
    private final Gate gate;
    private final Previews previews;

    CampaignViews(
            Accounts accounts,
            Policies policies,
            Lists lists,
            Segments segments,
            SenderDomains domains,
            Gate gate,
            Previews previews) {
        this.accounts = accounts;
        this.policies = policies;
        this.lists = lists;
        this.segments = segments;
        this.domains = domains;
        this.gate = gate;
        this.previews = previews;
    }

    CampaignView view(
            SignedIn me,
            Campaign campaign,
            Shell shell,
            HttpServletRequest request,
            @Nullable String as) {
        AccountId account = me.accountOr404();
        List<Contact> readers = previews.readers(account, campaign.id());
        @Nullable ContactId reader = reader(as, readers);
        return new CampaignView(
                campaign,
                gate.check(account, campaign.id(), me, Client.of(request)).orThrow(),
                lists.findAll(account, campaign.draft().listIds()),
                segment(account, campaign.draft().segment()),
                readers,
                reader == null ? "" : reader.toString(),
                previews.of(account, campaign.id(), reader).orElse(null),
                domain(account, campaign.draft().fromEmail()),
                policies.current(PolicyKind.ANTI_SPAM),
                me.may("mailings:write") && me.may("mailings:confirm"));
    }

    /** Who was chosen; somebody of the audience while nobody was. */
    private static @Nullable ContactId reader(@Nullable String as, List<Contact> readers) {
        if (as == null) {
            return readers.isEmpty() ? null : readers.getFirst().id();
        }
        return ContactId.parse(as).orElse(null);
    }

    private @Nullable SenderDomain domain(AccountId account, String from) {
        return EmailAddress.parse(from)
                .map(EmailAddress::domain)
                .flatMap(
                        name ->
                                domains(account).stream()
                                        .filter(
                                                domain ->
                                                        name.equals(domain.domain())
                                                                || name.endsWith(
                                                                        "." + domain.domain()))
                                        .findFirst())
                .orElse(null);
    }

    List<ListSummary> lists(AccountId account) {
        return lists.page(account, new PageRequest(200, null)).items();
    }

    List<Segment> segments(AccountId account) {
        return segments.all(account);
    }

    private @Nullable Segment segment(AccountId account, @Nullable CampaignSegment named) {
        return named == null ? null : segments.find(account, named.id()).orElse(null);
    }

    List<SenderDomain> domains(AccountId account) {
        return domains.page(account, new PageRequest(200, null)).items();
    }

    /** A new campaign knows its sender and its only list, and begins with a friendly draft. */
    CampaignDraft fresh(AccountId account, String name, Shell shell) {
        Account owner = accounts.find(account).orElseThrow();
        String from =
                domains(account).stream()
                        .filter(domain -> domain.state() == SenderDomain.State.VERIFIED)
                        .map(domain -> "post@" + domain.domain())
                        .findFirst()
                        .orElse("");
        List<ListSummary> all = lists(account);
        return new CampaignDraft(
                name.isEmpty() ? shell.text("campaign.untitled") : name,
                all.size() == 1 ? List.of(all.getFirst().id()) : List.of(),
                owner.company().name(),
                from,
                null,
                "",
                null,
                shell.text("campaign.starter"),
                null,
                null);
    }
}
