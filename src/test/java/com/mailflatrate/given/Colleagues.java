package com.mailflatrate.given;

import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.Role;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.member.Members;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.given.Customers.Customer;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.UserId;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Further people of an account, who have accepted nothing yet, and new versions to accept. */
public final class Colleagues {

    private final ApplicationContext context;
    private final Customers customers;

    /** Makes them in the service of this context. */
    public Colleagues(ApplicationContext context) {
        this.context = context;
        customers = new Customers(context);
    }

    /** The token of the first session of somebody fresh in an account. */
    public String firstSession(Customer customer, Role role) {
        String email = "neu-" + UUID.randomUUID() + "@kollegium.test";
        People people = context.getBean(People.class);
        UserId user =
                people.register(
                                "Karl Kollege",
                                EmailAddress.parse(email).orElseThrow(),
                                people.hash(customers.password()),
                                Language.DE)
                        .orElseThrow();
        people.confirmAddress(user);
        join(user, customer, role);
        return customers.session(user, email);
    }

    /** Somebody fresh in an account, who has accepted the anti-spam policy. */
    public SignedIn pledged(Customer customer, Role role) {
        return new Pledges(context.getBean(Sessions.class), context.getBean(Policies.class))
                .given(firstSession(customer, role));
    }

    /** Takes somebody into another account. */
    public void join(UserId user, Customer customer, Role role) {
        context.getBean(Members.class)
                .add(customer.account(), user, role, customer.owner().actor())
                .orThrow();
    }

    /** Who is signed in with a token. */
    public SignedIn who(String token) {
        return context.getBean(Sessions.class).find(token).orElseThrow();
    }

    /** Publishes a version of a text that is in force at once; its checksum. */
    public String publish(PolicyKind kind) {
        String text = "Neu " + UUID.randomUUID();
        return context.getBean(Policies.class)
                .publish(
                        new Policies.Publication(
                                kind,
                                Map.of(Language.DE, "Neue Fassung", Language.EN, "New version"),
                                Map.of(Language.DE, text, Language.EN, text),
                                context.getBean(TestTime.class).now(),
                                true),
                        Actor.system("test"))
                .orThrow()
                .sha256();
    }
}
