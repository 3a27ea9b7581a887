package com.mailflatrate.audience;

import com.mailflatrate.audience.detail.Fields;
import com.mailflatrate.audience.personal.PersonalAddresses;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.policy.RoleAddresses;
import com.mailflatrate.policy.RoleVerdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The one door for an address that shall become a contact (compliance rows B1 to B3), and for what
 * comes with it. Thread-safe.
 */
@Component
final class IntakeRules {

    private final PersonalAddresses personal;
    private final Fields definitions;

    IntakeRules(PersonalAddresses personal, Fields definitions) {
        this.personal = personal;
        this.definitions = definitions;
    }

    Outcome<EmailAddress> judge(String address, IntakePath path) {
        Optional<EmailAddress> email = EmailAddress.parse(address);
        if (email.isEmpty()) {
            return Outcome.refused(Reason.field(Code.INVALID_ADDRESS, "email"));
        }
        RoleVerdict verdict =
                RoleAddresses.standard()
                        .judge(email.get(), path, one -> personal.of(one).isPresent());
        return switch (verdict) {
            case RoleVerdict.Refused(Code code, String word) ->
                    Outcome.refused(Reason.field(code, "email", word));
            case RoleVerdict.Accepted() -> Outcome.done(email.get());
            case RoleVerdict.Doubtful(String word) -> Outcome.done(email.get());
        };
    }

    /** What is wrong with fields by the account's own definitions. */
    List<Reason> check(AccountId account, Map<String, String> fields) {
        return definitions.check(account, fields);
    }
}
