package com.mailflatrate.campaign.trial;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.campaign.Campaign;
import com.mailflatrate.campaign.Campaigns;
import com.mailflatrate.campaign.Content;
import com.mailflatrate.content.RenderedMail;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A campaign as one of its readers would see it. */
@Component
@Transactional(readOnly = true)
public class Previews {

    private static final int READERS = 10;

    private final Campaigns campaigns;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Lists lists;
    private final ReaderValues.Links links;

    Previews(
            Campaigns campaigns,
            Accounts accounts,
            Contacts contacts,
            Lists lists,
            ReaderValues.Links links) {
        this.campaigns = campaigns;
        this.accounts = accounts;
        this.contacts = contacts;
        this.lists = lists;
        this.links = links;
    }

    /**
     * A mail as it would leave.
     *
     * @param asName whose eyes it was made for
     */
    public record Preview(String asName, String subject, String html, String text) {}

    /**
     * The mail for one contact, or for an invented one; empty when campaign or contact are unknown,
     * or nothing can be compiled.
     */
    public Optional<Preview> of(AccountId account, CampaignId campaign, @Nullable ContactId as) {
        Optional<Campaign> found = campaigns.find(account, campaign);
        Optional<Account> owner = accounts.find(account);
        if (found.isEmpty() || owner.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> fields =
                as == null ? Map.of() : contacts.fieldsOf(account, List.of(as)).get(as);
        if (fields == null) {
            return Optional.empty();
        }
        Content content = Content.of(found.get().draft(), owner.get());
        if (!content.compile().isDone()) {
            return Optional.empty();
        }
        RenderedMail mail =
                content.compile()
                        .orThrow()
                        .render(links.preview(fields, listName(account, found.get())));
        return Optional.of(
                new Preview(
                        fields.getOrDefault("email", ""),
                        mail.subject(),
                        mail.html().text(),
                        mail.text().text()));
    }

    /** A few people of the audience, to choose whose eyes to look through. */
    public List<Contact> readers(AccountId account, CampaignId campaign) {
        return campaigns
                .find(account, campaign)
                .flatMap(found -> found.draft().listIds().stream().findFirst())
                .map(
                        list ->
                                contacts.page(
                                                account,
                                                new Contacts.Filter(
                                                        list, MembershipStatus.SUBSCRIBED, null),
                                                new PageRequest(READERS, null))
                                        .items())
                .orElse(List.of());
    }

    private String listName(AccountId account, Campaign campaign) {
        return lists.findAll(account, campaign.draft().listIds()).stream()
                .findFirst()
                .map(ListSummary::name)
                .orElse("");
    }
}
