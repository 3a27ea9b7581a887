package com.mailflatrate.doors;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.RefusedException;

/**
 * What somebody may do at an edge. Called after the thing itself was found, as 404 comes before 403
 * (what belongs to another account does not exist).
 */
public final class Access {

    private Access() {}

    /** Refuses with {@code NOT_ALLOWED} unless the scope is granted. */
    public static void require(SignedIn me, String scope) {
        if (!me.may(scope)) {
            throw new RefusedException(Code.NOT_ALLOWED);
        }
    }

    /**
     * Refuses with {@code NOT_FOUND} unless one of the operator's people or keys asks: others need
     * not know.
     */
    public static void requireStaff(SignedIn me) {
        if (!me.staff()) {
            throw new RefusedException(Code.NOT_FOUND);
        }
    }

    /**
     * Refuses with {@code NOT_FOUND} unless the operator's own ask, and with {@code NOT_ALLOWED}
     * those of them whose role this is not.
     */
    public static void requireStaff(SignedIn me, String scope) {
        requireStaff(me);
        require(me, scope);
    }

    /** Refuses with {@code PERSON_REQUIRED} unless a signed-in person asks, not a key. */
    public static void requirePerson(SignedIn me) {
        if (me.via() != SignedIn.Via.SESSION) {
            throw new RefusedException(Code.PERSON_REQUIRED);
        }
    }
}
