package com.mailflatrate.people;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.LinkPurpose;
import com.mailflatrate.factor.MailedLinks;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * A new password by a mailed link, which holds for half an hour and once. Asking for one does the
 * same work and gives the same answer for every address: who signs in with it is looked up when the
 * letter is written.
 */
@Component
@EngineTransactional
public class PasswordResets {

    /** How long a link holds. */
    public static final Duration HOLDS = Duration.ofMinutes(30);

    private final MailedLinks links;
    private final People people;
    private final ResetBook book;

    PasswordResets(MailedLinks links, People people, ResetBook book) {
        this.links = links;
        this.people = people;
        this.book = book;
    }

    /**
     * A password that was set.
     *
     * @param device the token by which the device is known from now on: it has read the person's
     *     mail
     */
    public record Completed(People.Person person, String device) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Completed[" + person.id() + "]";
        }
    }

    /**
     * Asks for a letter. What cannot be an address is refused, everything else is not commented on.
     */
    public Outcome<Boolean> request(@Nullable String email, ClientInfo client) {
        Fields fields = new Fields();
        String line = fields.line("email", email, 254);
        Optional<EmailAddress> address = EmailAddress.parse(line);
        if (fields.reasons().isEmpty() && address.isEmpty()) {
            fields.refuse(Reason.field(Code.INVALID_ADDRESS, "email"));
        }
        return fields.outcome(
                () -> {
                    if (book.mayWrite(address.orElseThrow().key())) {
                        links.request(
                                LinkPurpose.RESET, address.orElseThrow().key(), client.ip(), HOLDS);
                    }
                    return true;
                });
    }

    /** The person a link is for, without using it. */
    @EngineTransactional(readOnly = true)
    public Outcome<People.Person> look(String secret) {
        return links.look(LinkPurpose.RESET, secret).flatMap(this::person);
    }

    /**
     * Sets the password and ends every session; the person does not send in bulk for twelve hours.
     */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public Outcome<Completed> complete(
            String secret, @Nullable String password, ClientInfo client) {
        return look(secret)
                .flatMap(
                        person -> {
                            Fields fields = new Fields();
                            people.check(fields, "password", password, person.email().full());
                            return fields.outcome(() -> people.hash(String.valueOf(password)))
                                    .flatMap(hash -> book.complete(secret, person, hash, client));
                        });
    }

    private Outcome<People.Person> person(String address) {
        return EmailAddress.parse(address)
                .flatMap(people::byEmail)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Code.NOT_FOUND));
    }
}
