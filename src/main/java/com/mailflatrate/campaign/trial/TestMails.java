package com.mailflatrate.campaign.trial;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.UserAddresses;
import com.mailflatrate.audience.ListSummary;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.campaign.Campaign;
import com.mailflatrate.campaign.Campaigns;
import com.mailflatrate.campaign.Content;
import com.mailflatrate.content.ContentCheck;
import com.mailflatrate.content.MailProgram;
import com.mailflatrate.content.RenderedMail;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.delivery.Letters.From;
import com.mailflatrate.delivery.Letters.Letter;
import com.mailflatrate.delivery.Letters.TestOf;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CampaignId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.mail.domain.SenderDomain;
import com.mailflatrate.senderdomain.SenderDomains;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Test mails: to the account's own people only, few, and marked as tests. */
@Component
@Transactional
public class TestMails {

    private static final int AT_ONCE = 5;
    private static final int A_DAY = 20;
    private static final String MARK = "[Test] ";

    private final Campaigns campaigns;
    private final TestStore tests;
    private final Accounts accounts;
    private final UserAddresses users;
    private final Lists lists;
    private final TestPost post;

    private final SecureRandom random = new SecureRandom();

    /** The way out of a test. */
    @Component
    record TestPost(SenderDomains domains, Letters letters, ReaderValues.Links links) {}

    TestMails(
            Campaigns campaigns,
            TestStore tests,
            Accounts accounts,
            UserAddresses users,
            Lists lists,
            TestPost post) {
        this.campaigns = campaigns;
        this.tests = tests;
        this.accounts = accounts;
        this.users = users;
        this.lists = lists;
        this.post = post;
    }

    /**
     * Sends the campaign as it stands to proved addresses of the account's users: at most five at
     * once, twenty a day.
     *
     * @return how many left
     */
    public Outcome<Integer> send(
            AccountId account, CampaignId campaign, List<EmailAddress> to, SignedIn by) {
        Optional<Campaign> found = campaigns.find(account, campaign);
        if (found.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        List<EmailAddress> recipients = to.stream().distinct().toList();
        List<Reason> reasons = reasonsAgainst(account, recipients);
        if (!reasons.isEmpty()) {
            return Outcome.refused(reasons);
        }
        Account owner = accounts.find(account).orElseThrow();
        Content content = Content.of(found.get().draft(), owner);
        return switch (content.compile()) {
            case Outcome.Refused<MailProgram>(List<Reason> broken) -> Outcome.refused(broken);
            case Outcome.Done<MailProgram>(MailProgram program) ->
                    send(account, found.get(), content, program, recipients, by);
        };
    }

    private List<Reason> reasonsAgainst(AccountId account, List<EmailAddress> to) {
        if (!accounts.mayWork(account)) {
            return List.of(Reason.of(Code.ACCOUNT_NOT_ACTIVE));
        }
        if (to.isEmpty()) {
            return List.of(Reason.field(Code.REQUIRED, "to"));
        }
        if (to.size() > AT_ONCE || tests.ofLastDay(account) + to.size() > A_DAY) {
            return List.of(Reason.of(Code.TOO_MANY_TESTS, AT_ONCE, A_DAY));
        }
        return to.stream()
                .filter(address -> !users.isProvedUserAddress(account, address))
                .map(address -> Reason.field(Code.TEST_RECIPIENT, "to"))
                .limit(1)
                .toList();
    }

    private Outcome<Integer> send(
            AccountId account,
            Campaign campaign,
            Content content,
            MailProgram program,
            List<EmailAddress> to,
            SignedIn by) {
        Optional<EmailAddress> from = EmailAddress.parse(content.fromEmail());
        Optional<SenderDomain> domain =
                from.flatMap(address -> post.domains.verifiedFor(account, address.domain()));
        if (from.isEmpty() || domain.isEmpty()) {
            return Outcome.refused(Reason.field(Code.FROM_DOMAIN_UNVERIFIED, "from.email"));
        }
        List<Reason> unsafe = ContentCheck.unsaveable(content.source().html());
        if (!unsafe.isEmpty()) {
            return Outcome.refused(unsafe);
        }
        ListSummary list =
                lists.findAll(account, campaign.draft().listIds()).stream()
                        .findFirst()
                        .orElse(null);
        String listName = list == null ? campaign.draft().name() : list.name();
        ListId listId = list == null ? new ListId(new UUID(0, 0)) : list.id();
        MailingId mailing = MailingId.random(random);
        TestOf test = new TestOf(mailing, campaign.id(), domain.get().id(), listId, listName);
        for (EmailAddress recipient : to) {
            MessageId message = post.letters.reserve();
            Map<String, String> fields =
                    Map.of("email", recipient.full(), "firstName", by.name().split(" ", 2)[0]);
            RenderedMail mail =
                    program.render(
                            post.links.valuesFor(fields, message, mailing.toString(), listName));
            post.letters.send(
                    message,
                    new Letter(
                            Letters.Kind.TEST,
                            account,
                            recipient,
                            MARK + mail.subject(),
                            mail.text().text(),
                            mail.html().text(),
                            null,
                            new From(content.fromName(), from.get()),
                            test));
            tests.sent(account, campaign.id(), message, by.name());
        }
        return Outcome.done(to.size());
    }
}
