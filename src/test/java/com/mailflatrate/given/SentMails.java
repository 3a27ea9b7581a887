package com.mailflatrate.given;

import com.mailflatrate.audience.Contact;
import com.mailflatrate.audience.Contacts;
import com.mailflatrate.audience.ListDraft;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.audience.MembershipStatus;
import com.mailflatrate.audience.Memberships;
import com.mailflatrate.consent.Consents;
import com.mailflatrate.consent.ImportedRow;
import com.mailflatrate.consent.Proof;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.delivery.Letters;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ImportId;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.OriginId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.SuppressionKey;
import com.mailflatrate.keys.SuppressionKeys;
import com.mailflatrate.keys.Tokens;
import com.mailflatrate.policy.IntakePath;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lists with people on them, and mails that were sent to them, as delivery and campaign would have
 * left them.
 */
public final class SentMails {

    private static final Actor TEST = Actor.system("test");

    private final ApplicationContext context;

    /** In the service of this context. */
    public SentMails(ApplicationContext context) {
        this.context = context;
    }

    /** A mail that was sent. */
    public record SentMail(
            AccountId account,
            MessageId message,
            RunId run,
            MailingId mailing,
            ContactId contact,
            String email,
            Tokens tokens) {

        /** Its token for a purpose. */
        public String token(TokenPurpose purpose) {
            return tokens.mint(purpose, message);
        }
    }

    /** A list. */
    public ListId list(Customer customer, String name) {
        return Lanes.engine(
                () ->
                        context.getBean(Lists.class)
                                .create(customer.account(), new ListDraft(name, "", null), TEST)
                                .orThrow()
                                .id());
    }

    /** A person on some lists, with proof. */
    public ContactId person(Customer customer, String email, ListId... lists) {
        return person(customer, email, Proof.Grade.P1, lists);
    }

    /** A person on some lists, with a proof of this grade. */
    public ContactId person(
            Customer customer, String email, Proof.@Nullable Grade grade, ListId... lists) {
        AccountId account = customer.account();
        ContactId person = null;
        for (ListId list : lists) {
            person =
                    Lanes.engine(
                            () ->
                                    context.getBean(Contacts.class)
                                            .register(
                                                    account,
                                                    list,
                                                    email,
                                                    Map.of(),
                                                    null,
                                                    IntakePath.API,
                                                    TEST)
                                            .orThrow());
        }
        ContactId contact = Objects.requireNonNull(person);
        Lanes.engine(
                () ->
                        context.getBean(Memberships.class)
                                .changeStatusEverywhere(
                                        account, contact, MembershipStatus.SUBSCRIBED, null, TEST));
        if (grade != null) {
            OriginId origin = new OriginId(context.getBean(UuidV7.class).next());
            Instant at = Instant.parse("2026-03-12T17:42:07Z");
            context.getBean(Consents.class)
                    .recordImport(
                            account,
                            new ImportId(context.getBean(UuidV7.class).next()),
                            Stream.of(lists)
                                    .map(
                                            list ->
                                                    new ImportedRow(
                                                            contact,
                                                            list,
                                                            grade,
                                                            at,
                                                            "203.0.113.24",
                                                            "shop.test/news",
                                                            origin,
                                                            email))
                                    .toList());
        }
        return contact;
    }

    /**
     * A mail to a person on the first of these lists, sent just now in a mailing addressed to all
     * of them.
     */
    public SentMail mail(Customer customer, ContactId contact, String email, ListId... lists) {
        AccountId account = customer.account();
        MailingId mailing = MailingId.random(new SecureRandom());
        UUID campaign = context.getBean(UuidV7.class).next();
        MessageId message = context.getBean(Letters.class).reserve();
        SuppressionKey key =
                context.getBean(SuppressionKeys.class).of(EmailAddress.parse(email).orElseThrow());
        String[] ids = Stream.of(lists).map(ListId::toString).toArray(String[]::new);
        var now = context.getBean(InstantSource.class).instant().atOffset(ZoneOffset.UTC);
        long run =
                engine(
                        db -> {
                            db.sql(
                                            """
                    insert into campaign.campaigns (account_id, id, name, list_ids, subject, created_at, changed_at, by_kind, by_name)
                    values (:account, :id, 'Advent', :lists::uuid[], 'Der Adventskaffee ist da', :now, :now, 'USER', 'Anna')
                    """)
                                    .param("account", account.value())
                                    .param("id", campaign)
                                    .param("lists", ids)
                                    .param("now", now)
                                    .update();
                            long made =
                                    db.sql(
                                                    """
                    insert into delivery.runs (account_id, mailing_id, campaign_id, domain_id, from_name, from_address, list_ids,
                                               state, opened_at, started_at)
                    values (:account, :mailing, :campaign, :campaign, 'Laden', 'anna@shop.test', :lists::uuid[], 'FINISHED', :now, :now)
                    returning id
                    """)
                                            .param("account", account.value())
                                            .param("mailing", mailing.value())
                                            .param("campaign", campaign)
                                            .param("lists", ids)
                                            .param("now", now)
                                            .query(Long.class)
                                            .single();
                            db.sql(
                                            """
                    insert into campaign.mailings (account_id, mailing_id, campaign_id, run_id, state, again, list_ids,
                                                   audience_count, created_at, by_kind, by_name)
                    values (:account, :mailing, :campaign, :run, 'SENDING', false, :lists::uuid[], 1, :now, 'USER', 'Anna')
                    """)
                                    .param("account", account.value())
                                    .param("mailing", mailing.value())
                                    .param("campaign", campaign)
                                    .param("run", made)
                                    .param("lists", ids)
                                    .param("now", now)
                                    .update();
                            db.sql(
                                            """
                    insert into campaign.contents (account_id, mailing_id, from_name, from_email, subject, html, language,
                                                   imprint, footer_version, content_sha256)
                    values (:account, :mailing, 'Laden', 'anna@shop.test', 'Der Adventskaffee ist da',
                            '<p>Komm vorbei.</p>', 'de', '{Laden GmbH}', 1, :hash)
                    """)
                                    .param("account", account.value())
                                    .param("mailing", mailing.value())
                                    .param("hash", new byte[32])
                                    .update();
                            db.sql(
                                            """
                    insert into delivery.messages (id, account_id, run_id, contact_id, list_id, key_id, key_hash, state, attempt,
                                                   claimed_at, settled_at)
                    values (:id, :account, :run, :contact, :list, :keyId, :hash, 2, 1, :now, :now)
                    """)
                                    .param("id", message.value())
                                    .param("account", account.value())
                                    .param("run", made)
                                    .param("contact", contact.value())
                                    .param("list", lists[0].value())
                                    .param("keyId", key.keyId())
                                    .param("hash", key.hash())
                                    .param("now", now)
                                    .update();
                            return made;
                        });
        return new SentMail(
                account,
                message,
                new RunId(run),
                mailing,
                contact,
                email,
                context.getBean(Tokens.class));
    }

    /** How a contact stands on its lists now, by list name. */
    public Map<String, MembershipStatus> standing(SentMail mail) {
        return Lanes.engine(
                        () -> context.getBean(Contacts.class).find(mail.account(), mail.contact()))
                .stream()
                .flatMap(contact -> contact.memberships().stream())
                .collect(
                        java.util.stream.Collectors.toMap(
                                Contact.Membership::listName, Contact.Membership::status));
    }

    /** Reads or writes as the engine does. */
    public <T> T engine(Function<JdbcClient, T> work) {
        TransactionTemplate transaction =
                new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        T value =
                Lanes.engine(
                        () ->
                                transaction.execute(
                                        tx -> work.apply(context.getBean(JdbcClient.class))));
        return Objects.requireNonNull(value);
    }

    /** The reasons for which an address is suppressed. */
    public List<String> suppressed(SentMail mail) {
        return Lanes.engine(
                        () ->
                                context.getBean(com.mailflatrate.suppression.Suppressions.class)
                                        .of(
                                                mail.account(),
                                                EmailAddress.parse(mail.email()).orElseThrow()))
                .stream()
                .map(entry -> entry.reason().name())
                .distinct()
                .toList();
    }
}
