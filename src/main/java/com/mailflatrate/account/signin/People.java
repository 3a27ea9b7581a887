package com.mailflatrate.account.signin;

import com.mailflatrate.account.Role;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.kernel.UuidV7;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;

/** The people of accounts. */
@Component
@EngineTransactional
public class People {

    private final UserStore users;
    private final Passwords passwords;
    private final UuidV7 ids;
    private final InstantSource clock;

    People(UserStore users, Passwords passwords, UuidV7 ids, InstantSource clock) {
        this.users = users;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Notes what is wrong with a new password: 10 to 200 characters, none of the well-known ones.
     */
    @EngineTransactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public void check(Fields fields, String field, @Nullable String password, String email) {
        if (password == null || password.isEmpty()) {
            fields.refuse(Reason.field(Code.REQUIRED, field));
        } else if (password.length() > Passwords.LONGEST) {
            fields.refuse(Reason.field(Code.TOO_LONG, field, Passwords.LONGEST));
        } else if (password.chars().anyMatch(Character::isISOControl)) {
            fields.refuse(Reason.field(Code.CONTROL_CHARACTER, field));
        } else if (password.length() < Passwords.SHORTEST
                || Passwords.isGuessable(password, email)) {
            fields.refuse(Reason.field(Code.WEAK_PASSWORD, field, Passwords.SHORTEST));
        }
    }

    /** The hash to store; costs some 50 ms, so never inside a transaction. */
    @EngineTransactional(propagation = Propagation.NOT_SUPPORTED)
    public String hash(String password) {
        return passwords.hash(password);
    }

    /** A new person who signs in with this address; empty when somebody does already. */
    public Optional<UserId> register(
            String name, EmailAddress email, String passwordHash, Language language) {
        UserId user = new UserId(ids.next());
        boolean fresh =
                users.insert(
                        new UserStore.NewUser(user, name, email, language.code(), false, null),
                        clock.instant());
        if (!fresh) {
            return Optional.empty();
        }
        users.insertCredentials(user, passwordHash, null, clock.instant());
        return Optional.of(user);
    }

    /** Gives a person a role in an account. */
    public void grant(AccountId account, UserId user, Role role) {
        users.insertRole(account, user, role, clock.instant());
    }

    /** The person has shown that mail to the address arrives. */
    public void confirmAddress(UserId user) {
        users.confirm(user, clock.instant());
    }
}
