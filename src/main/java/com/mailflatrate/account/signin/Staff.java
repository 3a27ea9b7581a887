package com.mailflatrate.account.signin;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.Role;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.Passwords;
import com.mailflatrate.factor.Totp;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Vault;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The operator's own people and keys: made by the command line, the first start and the sandbox,
 * never by a page.
 */
@Component
@EngineTransactional
public class Staff {

    private final UserStore users;
    private final ApiKeys keys;
    private final Passwords passwords;
    private final Vault vault;
    private final Audit audit;
    private final UuidV7 ids;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Staff(
            UserStore users,
            ApiKeys keys,
            Passwords passwords,
            Vault vault,
            Audit audit,
            UuidV7 ids,
            InstantSource clock) {
        this.users = users;
        this.keys = keys;
        this.passwords = passwords;
        this.vault = vault;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A person of the operator.
     *
     * @param totpSecret for an authenticator, base32 (RFC 4648) in capitals; shown once
     */
    public record NewStaff(UserId user, String name, String totpSecret) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "NewStaff[" + user + "]";
        }
    }

    /** Whether a person of the operator signs in with this address. */
    @EngineTransactional(readOnly = true)
    public boolean exists(EmailAddress email) {
        return users.staffByEmail(email).isPresent();
    }

    /** Makes a person of the operator with all of its roles and a second factor. */
    public NewStaff create(String name, EmailAddress email, String password, Language language) {
        byte[] secret = new byte[Totp.SECRET_OCTETS];
        random.nextBytes(secret);
        UserId user = new UserId(ids.next());
        boolean fresh =
                users.insert(
                        new UserStore.NewUser(
                                user, name, email, language.code(), true, clock.instant()),
                        clock.instant());
        if (!fresh) {
            throw new IllegalStateException("somebody signs in with " + email + " already");
        }
        users.insertCredentials(
                user,
                passwords.hash(password),
                vault.seal(KeyPurpose.TOTP, secret),
                clock.instant());
        for (Role role : List.of(Role.REVIEWER, Role.ABUSE_AGENT, Role.ENGINEER)) {
            users.insertStaffRole(user, role, clock.instant());
        }
        audit.record(
                null,
                Actor.system("setup"),
                "staff.created",
                user.toString(),
                Map.of("name", name));
        return new NewStaff(user, name, Base32.encode(secret).toUpperCase(Locale.ROOT));
    }

    /** Makes a key of the operator, {@code operator:*} and {@code sandbox:*}. */
    public String createKey(NewStaff owner, String name) {
        ApiKeys.Created created =
                keys.create(
                        null, owner.user(), owner.name(), name, Set.of("operator:*", "sandbox:*"));
        audit.record(
                null,
                Actor.system("setup"),
                "key.created",
                created.key().id().toString(),
                Map.of("name", name));
        return created.secret();
    }
}
