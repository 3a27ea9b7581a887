package com.mailflatrate.account.signin;

import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.kernel.Code;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who of the operator may decide about others: a signed-in person, in the sandbox also a key
 * (compliance row A10). Thread-safe.
 */
@Component
public final class StaffRights {

    private final boolean sandbox;

    /** For a delivery mode; only {@code sandbox} lets keys decide. */
    public StaffRights(@Value("${mailflatrate.delivery.mode:sandbox}") String mode) {
        this.sandbox = "sandbox".equals(mode);
    }

    /**
     * Why somebody may not act under a scope of the operator's: PERSON_REQUIRED, NOT_ALLOWED; empty
     * when nothing is in the way.
     */
    public Optional<Code> refusal(SignedIn me, String scope) {
        if (me.via() == SignedIn.Via.KEY && !sandbox) {
            return Optional.of(Code.PERSON_REQUIRED);
        }
        return me.staff() && me.may(scope) ? Optional.empty() : Optional.of(Code.NOT_ALLOWED);
    }

    /** Whether one of these roles of the operator grants a scope. */
    public boolean grant(Set<Role> roles, String scope) {
        return roles.stream().anyMatch(role -> Scopes.of(role).contains(scope));
    }

    /** Whether a decision is only tried, by a key in the sandbox: nobody's eyes are asked for. */
    public boolean isTrial(SignedIn me) {
        return sandbox && me.via() == SignedIn.Via.KEY;
    }

    /** The same for what only a reviewer decides. */
    public Optional<Code> reviewerRefusal(SignedIn me, String scope) {
        return refusal(me, scope)
                .or(
                        () ->
                                me.roles().contains(Role.REVIEWER)
                                        ? Optional.empty()
                                        : Optional.of(Code.NOT_ALLOWED));
    }
}
