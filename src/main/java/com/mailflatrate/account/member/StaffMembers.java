package com.mailflatrate.account.member;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.Passkeys;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The operator's own people. Engineers say who belongs to them and in which roles, in a session and
 * never about themselves: nobody gives themselves a role, and an engineer always stays. Changes
 * take turns, and whether the one who asks is still an engineer is looked up within the turn: of
 * two who remove each other at once, one wins.
 */
@Component
@EngineTransactional
public class StaffMembers {

    private static final Set<Role> OF_STAFF =
            EnumSet.of(Role.REVIEWER, Role.ABUSE_AGENT, Role.ENGINEER);

    private final StaffStore store;
    private final Passkeys passkeys;
    private final Audit audit;
    private final InstantSource clock;

    StaffMembers(StaffStore store, Passkeys passkeys, Audit audit, InstantSource clock) {
        this.store = store;
        this.passkeys = passkeys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Somebody of the operator.
     *
     * @param seenAt last at work; null when never
     */
    public record StaffMember(
            UserId user,
            String name,
            EmailAddress email,
            Set<Role> roles,
            Instant since,
            @Nullable Instant seenAt) {

        /** Copies the roles, in the order of {@link Role}. */
        public StaffMember {
            roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
        }
    }

    /** All of them, by name. */
    @EngineTransactional(readOnly = true)
    public List<StaffMember> list() {
        return store.list();
    }

    /** One of them. */
    @EngineTransactional(readOnly = true)
    public Optional<StaffMember> find(UserId user) {
        return store.list().stream().filter(one -> one.user().equals(user)).findFirst();
    }

    /** What somebody may do for the operator now; empty for whoever does not belong to it. */
    @EngineTransactional(readOnly = true)
    public Set<Role> rolesOf(UserId user) {
        return store.roles(user);
    }

    /**
     * Why somebody may not say who belongs to the operator: PERSON_REQUIRED for a key, NOT_ALLOWED
     * unless an engineer; empty when nothing is in the way.
     */
    public Optional<Code> refusal(SignedIn by) {
        if (by.via() != SignedIn.Via.SESSION) {
            return Optional.of(Code.PERSON_REQUIRED);
        }
        return store.lockEngineers().contains(by.user())
                ? Optional.empty()
                : Optional.of(Code.NOT_ALLOWED);
    }

    /** Gives somebody else these roles instead of those before. */
    public Outcome<StaffMember> changeRoles(
            UserId user, @Nullable List<@Nullable String> words, SignedIn by) {
        Optional<Code> refused = refusal(user, by);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        Fields fields = new Fields();
        Set<Role> roles = roles(fields, "roles", words);
        return fields.outcome(() -> roles)
                .map(
                        wanted -> {
                            store.replaceRoles(user, wanted, clock.instant());
                            note(by, "staff.roles-changed", user, Map.of("roles", words(wanted)));
                            return find(user).orElseThrow();
                        });
    }

    /**
     * Takes somebody else out: sessions end, keys are revoked, passkeys go, and the password opens
     * nothing any more. The name stays in the log.
     */
    public Outcome<UserId> remove(UserId user, SignedIn by) {
        Optional<Code> refused = refusal(user, by);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        Instant now = clock.instant();
        store.replaceRoles(user, Set.of(), now);
        store.endSessions(user, now);
        store.revokeKeys(user, by.name(), now);
        passkeys.of(user).forEach(one -> passkeys.remove(user, one.id()));
        note(by, "staff.removed", user, Map.of());
        return Outcome.done(user);
    }

    /** The roles of staff that words name; notes what is wrong with them. */
    public static Set<Role> roles(
            Fields fields, String field, @Nullable List<@Nullable String> words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (words == null || words.isEmpty()) {
            fields.refuse(Reason.field(Code.REQUIRED, field));
            return roles;
        }
        for (String word : words) {
            OF_STAFF.stream()
                    .filter(role -> role.word().equals(word))
                    .findFirst()
                    .ifPresentOrElse(
                            roles::add,
                            () -> fields.refuse(Reason.field(Code.INVALID_VALUE, field)));
        }
        return roles;
    }

    private Optional<Code> refusal(UserId user, SignedIn by) {
        Optional<Code> refused = refusal(by);
        if (refused.isPresent()) {
            return refused;
        }
        if (store.roles(user).isEmpty()) {
            return Optional.of(Code.NOT_FOUND);
        }
        return user.equals(by.user()) ? Optional.of(Code.NOT_ALLOWED) : Optional.empty();
    }

    private static String words(Set<Role> roles) {
        return roles.stream().map(Role::word).sorted().collect(Collectors.joining(" "));
    }

    private void note(SignedIn by, String action, UserId user, Map<String, String> details) {
        audit.record(null, by.actor(), action, user.toString(), details);
    }
}
