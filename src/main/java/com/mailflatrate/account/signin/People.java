package com.mailflatrate.account.signin;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Role;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.Passwords;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.kernel.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/** The people of accounts. */
@Component
@EngineTransactional
public class People {

    private static final Duration BETWEEN_HINTS = Duration.ofDays(1);

    private final UserStore users;
    private final Passwords passwords;
    private final SessionStore sessions;
    private final SignInBook book;
    private final UuidV7 ids;
    private final InstantSource clock;

    People(
            UserStore users,
            Passwords passwords,
            SessionStore sessions,
            SignInBook book,
            UuidV7 ids,
            InstantSource clock) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.book = book;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Notes what is wrong with a new password: 10 to 200 characters, none of the well-known ones.
     */
    @EngineTransactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public void check(Fields fields, String field, @Nullable String password, String email) {
        if (password == null || password.isEmpty()) {
            fields.refuse(Reason.field(Code.REQUIRED, field));
        } else if (password.length() > Passwords.LONGEST) {
            fields.refuse(Reason.field(Code.TOO_LONG, field, Passwords.LONGEST));
        } else if (password.chars().anyMatch(Character::isISOControl)) {
            fields.refuse(Reason.field(Code.CONTROL_CHARACTER, field));
        } else if (password.length() < Passwords.SHORTEST
                || Passwords.isGuessable(password, email)) {
            fields.refuse(Reason.field(Code.WEAK_PASSWORD, field, Passwords.SHORTEST));
        }
    }

    /** The hash to store; costs some 50 ms, so never inside a transaction. */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public String hash(String password) {
        return passwords.hash(password);
    }

    /**
     * A person who signs in.
     *
     * @param authenticator whether an authenticator is asked for
     * @param authenticatorSince null without one, or when it was there from the start
     */
    public record Person(
            UserId id,
            String name,
            EmailAddress email,
            Language language,
            boolean staff,
            boolean authenticator,
            @Nullable Instant authenticatorSince) {}

    /** Whether it is the person's password; costs some 50 ms, so never inside a transaction. */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean isPassword(UserId user, String password) {
        return password.length() <= Passwords.LONGEST
                && passwords.matches(
                        password,
                        book.candidate(user).map(UserStore.Candidate::passwordHash).orElse(null));
    }

    /** A person by id. */
    @EngineTransactional(readOnly = true)
    public Optional<Person> find(UserId user) {
        return users.person(user);
    }

    /** The person who signs in with this address. */
    @EngineTransactional(readOnly = true)
    public Optional<Person> byEmail(EmailAddress email) {
        return users.byEmail(email).flatMap(who -> users.person(who.user()));
    }

    /**
     * Sets a password, ends the person's other sessions and tells the person.
     *
     * @param hash as {@link #hash} makes it
     * @param keep the session that goes on, if any
     * @param cools whether the person sends nothing in bulk for a while
     */
    public void renewPassword(
            UserId user, String hash, @Nullable UUID keep, boolean cools, ClientInfo client) {
        Instant now = clock.instant();
        users.setPassword(user, hash, cools ? now.plus(Coolings.LASTS) : null, now);
        sessions.endOthers(user, keep, now);
        book.record(users.byId(user).orElseThrow(), "password.changed", client);
        book.tell(user, SecurityNews.What.PASSWORD_CHANGED, "", client);
    }

    /** A second factor came or went: logged, told, and when it went, cooled. */
    public void factorChanged(
            UserId user, SecurityNews.What what, String which, ClientInfo client) {
        boolean went = what == SecurityNews.What.FACTOR_REMOVED;
        if (went) {
            users.cool(user, clock.instant().plus(Coolings.LASTS));
        }
        book.record(
                users.byId(user).orElseThrow(), went ? "factor.removed" : "factor.added", client);
        book.tell(user, what, which, client);
    }

    /** Sets name and language. */
    public void setProfile(UserId user, String name, Language language) {
        users.setProfile(user, name, language.code());
    }

    /**
     * Lets another address sign in, which mail has reached, and tells the one before. Refused with
     * {@code ADDRESS_TAKEN} when somebody has it already.
     */
    public Outcome<EmailAddress> renewAddress(UserId user, EmailAddress email, ClientInfo client) {
        Person before = users.person(user).orElseThrow();
        if (!users.setAddress(user, email, clock.instant())) {
            return Outcome.refused(Reason.field(Code.ADDRESS_TAKEN, "email"));
        }
        book.record(users.byId(user).orElseThrow(), "address.changed", client);
        book.tell(user, SecurityNews.What.ADDRESS_CHANGED, before.email().full(), client);
        return Outcome.done(email);
    }

    /** A new person who signs in with this address; empty when somebody does already. */
    public Optional<UserId> register(
            String name, EmailAddress email, String passwordHash, Language language) {
        UserId user = new UserId(ids.next());
        boolean fresh =
                users.insert(
                        new UserStore.NewUser(user, name, email, language.code(), false, null),
                        clock.instant());
        if (!fresh) {
            return Optional.empty();
        }
        users.insertCredentials(user, passwordHash, null, clock.instant());
        return Optional.of(user);
    }

    /**
     * Somebody applied for an account with an address that signs in already: its owner is told, at
     * most once in a day.
     */
    public void tellOfApplication(EmailAddress email, ClientInfo client) {
        Instant now = clock.instant();
        users.appliedAgain(email, now, now.minus(BETWEEN_HINTS))
                .ifPresent(user -> book.tell(user, SecurityNews.What.APPLIED_AGAIN, "", client));
    }

    /** The network from which a person may come in for the first time without a mailed code. */
    public void expectFrom(UserId user, String ip) {
        users.expect(user, ip);
    }

    /** Gives a person a role in an account. */
    public void grant(AccountId account, UserId user, Role role) {
        users.insertRole(account, user, role, clock.instant());
    }

    /** The person has shown that mail to the address arrives. */
    public void confirmAddress(UserId user) {
        users.confirm(user, clock.instant());
    }
}
