package com.mailflatrate.sandbox.demo;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Plants the operator's sample person, who cannot come in by an application. */
@Component
@SandboxOnly
final class DemoStaff {

    private static final String NAME = "Paula Prüfer";

    private final Staff staff;
    private final Policies policies;

    DemoStaff(Staff staff, Policies policies) {
        this.staff = staff;
        this.policies = policies;
    }

    /**
     * A reviewer, abuse agent and engineer in one, with password, second factor and key, who has
     * accepted the anti-spam policy.
     */
    DemoOperator plant() {
        String password = Arrival.secret();
        EmailAddress email = freeAddress();
        Staff.NewStaff person = staff.create(NAME, email, password, Language.DE);
        pledge(person, email);
        return new DemoOperator(
                email.full(), password, person.totpSecret(), staff.createKey(person, "Demo"));
    }

    private void pledge(Staff.NewStaff person, EmailAddress email) {
        SignedIn me =
                new SignedIn(
                        person.user(),
                        person.name(),
                        email,
                        Optional.empty(),
                        Set.of(),
                        Set.of(),
                        SignedIn.Via.SESSION,
                        null,
                        true);
        String sha256 = policies.current(PolicyKind.ANTI_SPAM).sha256();
        policies.pledge(me, sha256, new ClientInfo("127.0.0.1", "Demo", Language.DE)).orThrow();
    }

    /** An interrupted first start leaves a person behind whose password nobody knows. */
    private EmailAddress freeAddress() {
        for (int number = 1; ; number++) {
            String local = number == 1 ? "paula.pruefer" : "paula.pruefer" + number;
            EmailAddress email = EmailAddress.parse(local + "@operator.test").orElseThrow();
            if (!staff.exists(email)) {
                return email;
            }
        }
    }
}
