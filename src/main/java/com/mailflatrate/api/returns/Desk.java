package com.mailflatrate.api.returns;

import com.mailflatrate.account.SignedIn;
import com.mailflatrate.doors.Access;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all calls about returned mail ask first, and how they refuse. */
final class Desk {

    private Desk() {}

    /** Only the operator's people and keys whose scope this is. */
    static void require(SignedIn me) {
        Access.requireStaff(me, "operator:returns");
    }

    static RefusedException wrong(String field) {
        return refused(Code.INVALID_VALUE, field);
    }

    /** A value that must be there. */
    static <T> T given(String field, @Nullable T value) {
        if (value == null) {
            throw refused(Code.REQUIRED, field);
        }
        return value;
    }

    private static RefusedException refused(Code code, String field) {
        return new RefusedException(List.of(Reason.field(code, field)));
    }
}
