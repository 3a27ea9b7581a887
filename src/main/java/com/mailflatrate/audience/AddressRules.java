package com.mailflatrate.audience;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.policy.RoleAddresses;
import com.mailflatrate.policy.RoleVerdict;
import java.util.Optional;

/** The one door for an address that shall become a contact (compliance rows B1 to B3). Pure. */
final class AddressRules {

    private AddressRules() {}

    static Outcome<EmailAddress> judge(String address, IntakePath path) {
        Optional<EmailAddress> email = EmailAddress.parse(address);
        if (email.isEmpty()) {
            return Outcome.refused(Reason.field(Code.INVALID_ADDRESS, "email"));
        }
        return switch (RoleAddresses.standard().judge(email.get(), path)) {
            case RoleVerdict.Refused(Code code, String word) ->
                    Outcome.refused(Reason.field(code, "email", word));
            case RoleVerdict.Accepted() -> Outcome.done(email.get());
            case RoleVerdict.Doubtful(String word) -> Outcome.done(email.get());
        };
    }
}
