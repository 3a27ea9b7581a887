package com.mailflatrate.api.privacy;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** About whom; the address need not be a contact. */
record PersonForm(@Nullable String email, @Nullable String note) {

    EmailAddress address() {
        if (email == null || email.isBlank()) {
            throw new RefusedException(List.of(Reason.field(Code.REQUIRED, "email")));
        }
        return EmailAddress.parse(email.strip())
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        List.of(Reason.field(Code.INVALID_ADDRESS, "email"))));
    }
}
