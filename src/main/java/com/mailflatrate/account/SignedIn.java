package com.mailflatrate.account;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.kernel.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: a person with a session, or a machine with the key of a named person.
 *
 * @param name of the person, or of the key and its person
 * @param account in which the person works now; empty for the operator's staff
 * @param scopes what may be done, from the roles or from the key; {@code operator:*} stands for all
 *     that begin so
 * @param viaId the session's or key's own id
 * @param staff belongs to the operator
 */
public record SignedIn(
        UserId user,
        String name,
        EmailAddress email,
        Optional<AccountId> account,
        Set<Role> roles,
        Set<String> scopes,
        Via via,
        @Nullable UUID viaId,
        boolean staff) {

    /** How somebody came in. */
    public enum Via {
        /** A person signed in. */
        SESSION,
        /** An API key. */
        KEY
    }

    /** Copies the sets. */
    public SignedIn {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** As state rows and the audit log keep it. */
    public Actor actor() {
        Actor.Kind kind =
                via == Via.KEY
                        ? (staff ? Actor.Kind.STAFF_KEY : Actor.Kind.KEY)
                        : (staff ? Actor.Kind.STAFF : Actor.Kind.USER);
        return new Actor(kind, user.value(), name);
    }

    /** Whether a scope such as {@code lists:read} is granted. */
    public boolean may(String scope) {
        String area = scope.substring(0, scope.indexOf(':') + 1);
        return scopes.contains(scope) || scopes.contains(area + '*');
    }

    /**
     * Whether this is a person of the operator, signed in with a second factor (compliance row
     * A10).
     */
    public boolean isStaffPerson() {
        return staff && via == Via.SESSION;
    }

    /** The account; who has none meets a 404, like everyone who asks for what is not theirs. */
    public AccountId accountOr404() {
        return account.orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }
}
