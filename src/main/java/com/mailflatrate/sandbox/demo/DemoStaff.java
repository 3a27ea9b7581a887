package com.mailflatrate.sandbox.demo;

import com.mailflatrate.account.signin.Staff;
import com.mailflatrate.database.SandboxOnly;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import org.springframework.stereotype.Component;

/** Plants the operator's sample person, who cannot come in by an application. */
@Component
@SandboxOnly
final class DemoStaff {

    private static final String NAME = "Paula Prüfer";

    private final Staff staff;

    DemoStaff(Staff staff) {
        this.staff = staff;
    }

    /** A reviewer, abuse agent and engineer in one, with password, second factor and key. */
    DemoOperator plant() {
        String password = Arrival.secret();
        EmailAddress email = freeAddress();
        Staff.NewStaff person = staff.create(NAME, email, password, Language.DE);
        return new DemoOperator(
                email.full(), password, person.totpSecret(), staff.createKey(person, "Demo"));
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
