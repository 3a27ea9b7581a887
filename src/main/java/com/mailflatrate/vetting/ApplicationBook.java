package com.mailflatrate.vetting;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.AccountState;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.kernel.UuidV7;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Writes an application in one transaction: person, account, role, answers, acceptances, and the
 * wish for a letter.
 */
@Component
@EngineTransactional
class ApplicationBook {

    private final ApplicationStore store;
    private final Accounts accounts;
    private final People people;
    private final Policies policies;
    private final ApplicationEventPublisher events;
    private final UuidV7 ids;
    private final InstantSource clock;

    ApplicationBook(
            ApplicationStore store,
            Accounts accounts,
            People people,
            Policies policies,
            ApplicationEventPublisher events,
            UuidV7 ids,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.people = people;
        this.policies = policies;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes it down; of an address that signs in already nothing, its owner gets a letter. */
    Applications.Receipt write(
            ApplicationReader.Read read, String passwordHash, ClientInfo client) {
        Optional<UserId> user =
                people.register(read.userName(), read.email(), passwordHash, client.language());
        if (user.isEmpty()) {
            people.tellOfApplication(read.email(), client);
            return new Applications.Receipt(ids.next(), AccountState.PENDING);
        }
        Actor by = new Actor(Actor.Kind.USER, user.get().value(), read.userName());
        Account account = accounts.open(read.company(), client.language(), by);
        people.grant(account.id(), user.get(), Role.OWNER);
        people.expectFrom(user.get(), client.ip());
        store.insert(account.id(), user.get(), read, client, clock.instant());
        SignedIn owner =
                new SignedIn(
                        user.get(),
                        read.userName(),
                        read.email(),
                        Optional.of(account.id()),
                        Set.of(Role.OWNER),
                        Set.of(),
                        SignedIn.Via.SESSION,
                        null,
                        false);
        read.accepted()
                .forEach(
                        (kind, hash) ->
                                policies.accept(account.id(), kind, hash, owner, client).orThrow());
        requestConfirmation(account.id(), user.get());
        return new Applications.Receipt(account.publicId(), account.state());
    }

    void requestConfirmation(AccountId account, UserId user) {
        Instant now = clock.instant();
        UUID id = ids.next();
        store.insertConfirmation(account, id, user, now);
        events.publishEvent(new AddressConfirmationRequested(id));
    }
}
