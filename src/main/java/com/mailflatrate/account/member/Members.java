package com.mailflatrate.account.member;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.account.Audit;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The people of an account. Changes take turns by the account's row, and whether the one who asks
 * is still an owner is looked up within the turn: of two owners who remove each other at once, one
 * wins. A new or former owner sends an active account back to review (compliance row A12).
 */
@Component
@EngineTransactional
public class Members {

    private final MemberStore store;
    private final Accounts accounts;
    private final Audit audit;
    private final InstantSource clock;

    Members(MemberStore store, Accounts accounts, Audit audit, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody who belongs to an account.
     *
     * @param secondFactor whether an authenticator is asked for
     * @param seenAt last at work here; null when never
     */
    public record Member(
            UserId user,
            String name,
            EmailAddress email,
            Role role,
            Instant since,
            boolean secondFactor,
            @Nullable Instant seenAt) {}

    /** An account somebody belongs to. */
    public record Belonging(AccountId account, UUID publicId, String name, Role role) {}

    /** The people of an account: owners first, then by name. */
    @EngineTransactional(readOnly = true)
    public List<Member> list(AccountId account) {
        return store.list(account);
    }

    /** Whether somebody belongs to an account. */
    @EngineTransactional(readOnly = true)
    public boolean has(AccountId account, UserId user) {
        return store.role(account, user).isPresent();
    }

    /** The accounts a person belongs to, by name. */
    @EngineTransactional(readOnly = true)
    public List<Belonging> accountsOf(UserId user) {
        return store.accountsOf(user);
    }

    /** The account a person belongs to under this id from outside. */
    @EngineTransactional(readOnly = true)
    public Optional<Belonging> accountOf(UserId user, UUID publicId) {
        return store.accountsOf(user).stream()
                .filter(one -> one.publicId().equals(publicId))
                .findFirst();
    }

    /** Takes somebody in. Refused with {@code ALREADY_MEMBER}. */
    public Outcome<UserId> add(AccountId account, UserId user, Role role, Actor by) {
        Account locked = accounts.lock(account).orElseThrow();
        if (store.role(account, user).isPresent()) {
            return Outcome.refused(Code.ALREADY_MEMBER);
        }
        store.insert(account, user, role, clock.instant());
        note(account, by, "person.joined", user, Map.of("role", role.word()));
        if (role == Role.OWNER) {
            ownersChanged(locked, by);
        }
        return Outcome.done(user);
    }

    /** Gives somebody another role; owners only, and never the last owner's. */
    public Outcome<Role> changeRole(AccountId account, UserId user, Role role, SignedIn by) {
        Account locked = accounts.lock(account).orElseThrow();
        Optional<Role> before = store.role(account, user);
        Optional<Code> refused = refusal(account, by, before, role);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        if (before.equals(Optional.of(role))) {
            return Outcome.done(role);
        }
        store.update(account, user, role);
        note(
                account,
                by.actor(),
                "person.role-changed",
                user,
                Map.of("from", before.orElseThrow().word(), "to", role.word()));
        if (role == Role.OWNER || before.equals(Optional.of(Role.OWNER))) {
            ownersChanged(locked, by.actor());
        }
        return Outcome.done(role);
    }

    /**
     * Takes somebody out, by an owner or by themselves: sessions in the account end and their keys
     * are revoked. Never the last owner.
     */
    public Outcome<UserId> remove(AccountId account, UserId user, SignedIn by) {
        Account locked = accounts.lock(account).orElseThrow();
        Optional<Role> before = store.role(account, user);
        Optional<Code> refused =
                user.equals(by.user()) && before.isPresent() && by.via() == SignedIn.Via.SESSION
                        ? lastOwner(account, before, null)
                        : refusal(account, by, before, null);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        Instant now = clock.instant();
        store.delete(account, user);
        store.endSessions(account, user, now);
        store.revokeKeys(account, user, by.name(), now);
        note(account, by.actor(), "person.removed", user, Map.of());
        if (before.equals(Optional.of(Role.OWNER))) {
            ownersChanged(locked, by.actor());
        }
        return Outcome.done(user);
    }

    private Optional<Code> refusal(
            AccountId account, SignedIn by, Optional<Role> before, @Nullable Role after) {
        if (before.isEmpty()) {
            return Optional.of(Code.NOT_FOUND);
        }
        if (by.via() != SignedIn.Via.SESSION) {
            return Optional.of(Code.PERSON_REQUIRED);
        }
        if (!store.role(account, by.user()).equals(Optional.of(Role.OWNER))) {
            return Optional.of(Code.NOT_ALLOWED);
        }
        return lastOwner(account, before, after);
    }

    private Optional<Code> lastOwner(
            AccountId account, Optional<Role> before, @Nullable Role after) {
        boolean leaves = before.equals(Optional.of(Role.OWNER)) && after != Role.OWNER;
        return leaves && store.owners(account) < 2
                ? Optional.of(Code.LAST_OWNER)
                : Optional.empty();
    }

    private void ownersChanged(Account account, Actor by) {
        accounts.isSomebodyElse(account.id(), "the owners of the account changed", by);
    }

    private void note(
            AccountId account, Actor by, String action, UserId user, Map<String, String> details) {
        audit.record(account, by, action, user.toString(), details);
    }
}
