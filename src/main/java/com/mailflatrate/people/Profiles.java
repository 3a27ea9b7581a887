package com.mailflatrate.people;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.People;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.CodePurpose;
import com.mailflatrate.factor.MailedCodes;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/**
 * What a person changes about themselves: name, language, password, the address to sign in with.
 */
@Component
@EngineTransactional
public class Profiles {

    private static final int LONGEST_NAME = 200;

    private final People people;
    private final MailedCodes codes;

    Profiles(People people, MailedCodes codes) {
        this.people = people;
        this.codes = codes;
    }

    /** The person who asks. */
    @EngineTransactional(readOnly = true)
    public People.Person of(SignedIn me) {
        return people.find(me.user()).orElseThrow();
    }

    /** Sets name and language. */
    public Outcome<People.Person> update(SignedIn me, @Nullable String name, Language language) {
        Fields fields = new Fields();
        String line = fields.line("name", name, LONGEST_NAME);
        if (fields.clean("name") && PersonNames.isDeceptive(line)) {
            fields.refuse(Reason.field(Code.NAME_LOOKALIKE, "name"));
        }
        return fields.outcome(
                () -> {
                    people.setProfile(me.user(), line, language);
                    return of(me);
                });
    }

    /**
     * Sets another password; every other session ends. Refused with {@code WRONG_CREDENTIALS} for
     * {@code current}.
     */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public Outcome<Boolean> changePassword(
            SignedIn me, @Nullable String current, @Nullable String password, ClientInfo client) {
        Fields fields = new Fields();
        people.check(fields, "password", password, me.email().full());
        if (current == null || !people.isPassword(me.user(), current)) {
            fields.refuse(Reason.field(Code.WRONG_PASSWORD, "current"));
        }
        return fields.outcome(() -> people.hash(String.valueOf(password)))
                .map(
                        hash -> {
                            people.renewPassword(me.user(), hash, me.viaId(), false, client);
                            return true;
                        });
    }

    /** Asks for a code at the new address; nothing changes before it was given. */
    public Outcome<EmailAddress> beginAddress(
            SignedIn me, @Nullable String email, ClientInfo client) {
        Fields fields = new Fields();
        Optional<EmailAddress> address = EmailAddress.parse(fields.line("email", email, 254));
        if (fields.clean("email") && address.isEmpty()) {
            fields.refuse(Reason.field(Code.INVALID_ADDRESS, "email"));
        }
        return fields.outcome(
                () -> {
                    EmailAddress wanted = address.orElseThrow();
                    codes.request(me.user(), CodePurpose.ADDRESS, wanted.full(), client.ip());
                    return wanted;
                });
    }

    /** Lets the new address sign in once its code was given; the old one is told. */
    public Outcome<EmailAddress> confirmAddress(
            SignedIn me, @Nullable String code, ClientInfo client) {
        return codes.take(me.user(), CodePurpose.ADDRESS, code == null ? "" : code.strip())
                .flatMap(EmailAddress::parse)
                .map(address -> people.renewAddress(me.user(), address, client))
                .orElseGet(() -> Outcome.refused(Reason.field(Code.WRONG_CREDENTIALS, "code")));
    }
}
