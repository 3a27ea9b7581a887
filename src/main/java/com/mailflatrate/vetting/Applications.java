package com.mailflatrate.vetting;

import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.keys.Secret;
import com.mailflatrate.keys.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * Applying for an account: the application, and the mailed link that proves the sign-in address.
 */
@Component
@EngineTransactional
public class Applications {

    /** How long a mailed link holds. */
    public static final Duration LINK_HOLDS = Duration.ofDays(7);

    private static final Duration BETWEEN_LETTERS = Duration.ofMinutes(2);
    private static final int LONGEST_SECRET = 100;

    private final ApplicationBook book;
    private final ApplicationStore store;
    private final People people;
    private final Policies policies;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Applications(
            ApplicationBook book,
            ApplicationStore store,
            People people,
            Policies policies,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.book = book;
        this.store = store;
        this.people = people;
        this.policies = policies;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What everybody is answered who applies. Whether somebody signs in with the address already is
     * told to that address alone; the account named here then does not exist.
     *
     * @param account as outside
     */
    public record Receipt(UUID account, AccountState state) {}

    /** What a link says about itself, before and after it is used. */
    public record LinkState(String email, boolean confirmed) {}

    /**
     * Takes an application. Refused with a reason for each field that is wrong; nothing is stored
     * then. An address that signs in already is answered like any other, after the same work.
     */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public Outcome<Receipt> apply(ApplicationDraft draft, ClientInfo client) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new ApplicationReader(policies, people, today)
                .read(draft)
                .map(read -> book.write(read, people.hash(read.password()), client));
    }

    /** Asks for another letter with a link; at most one in two minutes. */
    public Outcome<AccountId> resend(AccountId account) {
        Instant last = store.lastConfirmation(account);
        Instant now = clock.instant();
        if (last != null && last.plus(BETWEEN_LETTERS).isAfter(now)) {
            return Outcome.refused(
                    Reason.of(
                            Code.TOO_MANY_REQUESTS,
                            1 + Duration.between(now, last.plus(BETWEEN_LETTERS)).toSeconds()));
        }
        return store.unconfirmedApplicant(account)
                .map(
                        user -> {
                            book.requestConfirmation(account, user);
                            return Outcome.done(account);
                        })
                .orElseGet(() -> Outcome.refused(Code.WRONG_STATE));
    }

    /** Mints the link of a letter; empty when it was minted before or is no longer wanted. */
    public Optional<AddressLink> mint(UUID confirmation) {
        Secret secret = Secrets.fresh();
        Instant expires = clock.instant().plus(LINK_HOLDS);
        return store.mint(confirmation, secret.sha256(), expires)
                .map(
                        to ->
                                new AddressLink(
                                        EmailAddress.parse(to.email()).orElseThrow(),
                                        to.name(),
                                        to.company(),
                                        Language.of(Locale.forLanguageTag(to.language())),
                                        secret.text(),
                                        expires));
    }

    /**
     * Looks at a link without using it. Refused with {@code NOT_FOUND}, or {@code GONE} once it has
     * expired.
     */
    @EngineTransactional(readOnly = true)
    public Outcome<LinkState> look(String secret) {
        return link(secret).map(link -> new LinkState(link.email(), link.confirmedAt() != null));
    }

    /**
     * Confirms the sign-in address; the application then waits for a reviewer. The same link twice
     * does no harm.
     */
    public Outcome<LinkState> confirmAddress(String secret, ClientInfo client) {
        return link(secret)
                .map(
                        link -> {
                            Instant now = clock.instant();
                            if (link.confirmedAt() == null
                                    && store.use(link.id(), client.ip(), now)) {
                                people.confirmAddress(link.user());
                                audit.record(
                                        link.account(),
                                        new Actor(
                                                Actor.Kind.USER, link.user().value(), "applicant"),
                                        "user.address-confirmed",
                                        link.user().toString(),
                                        Map.of("ip", client.ip()));
                                if (store.confirm(link.account(), now)) {
                                    events.publishEvent(new AccountApplied(link.account()));
                                }
                            }
                            return new LinkState(link.email(), true);
                        });
    }

    private Outcome<ApplicationStore.Link> link(String secret) {
        Optional<ApplicationStore.Link> link =
                secret.length() > LONGEST_SECRET
                        ? Optional.empty()
                        : store.bySecret(Secrets.sha256(secret.toLowerCase(Locale.ROOT)));
        if (link.isEmpty()) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        boolean expired =
                link.get().confirmedAt() == null && clock.instant().isAfter(link.get().expiresAt());
        return expired ? Outcome.refused(Code.GONE) : Outcome.done(link.get());
    }
}
