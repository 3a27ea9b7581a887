package com.mailflatrate.account.signin;

import com.mailflatrate.account.Role;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.RecoveryCodes;
import com.mailflatrate.factor.Totp;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Vault;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * How somebody becomes one of the operator's people who sign in: the second factor is drawn before
 * the person exists, and the person exists once a code of it was shown (compliance row A10).
 */
@Component
@EngineTransactional
public class Enrolments {

    private final UserStore users;
    private final FactorStore factors;
    private final RecoveryCodes recovery;
    private final Vault vault;
    private final UuidV7 ids;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Enrolments(
            UserStore users,
            FactorStore factors,
            RecoveryCodes recovery,
            Vault vault,
            UuidV7 ids,
            InstantSource clock) {
        this.users = users;
        this.factors = factors;
        this.recovery = recovery;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /** Somebody to enrol, whose address is proved. */
    public record Newcomer(
            String name,
            EmailAddress email,
            String passwordHash,
            Language language,
            Set<Role> roles) {

        /** Copies the roles. */
        public Newcomer {
            roles = Set.copyOf(roles);
        }

        /** Without the hash. */
        @Override
        public String toString() {
            return "Newcomer[" + email + "]";
        }
    }

    /** Somebody who can sign in now; the recovery codes are shown once. */
    public record Enrolled(UserId user, List<String> recoveryCodes) {

        /** Copies the codes. */
        public Enrolled {
            recoveryCodes = List.copyOf(recoveryCodes);
        }

        /** Without the codes. */
        @Override
        public String toString() {
            return "Enrolled[" + user + "]";
        }
    }

    /** A fresh second factor, sealed, to be kept until it is shown and used. */
    public byte[] draw() {
        byte[] secret = new byte[Totp.SECRET_OCTETS];
        random.nextBytes(secret);
        return vault.seal(KeyPurpose.TOTP, secret);
    }

    /** A drawn factor as an authenticator takes it. */
    public Authenticators.Draft show(EmailAddress email, byte[] sealed) {
        return Authenticators.draft(email.full(), vault.open(KeyPurpose.TOTP, sealed));
    }

    /** Whether somebody signs in with this address; who left the operator does not. */
    @EngineTransactional(readOnly = true)
    public boolean isTaken(EmailAddress email) {
        return users.exists(email) && users.formerStaff(email).isEmpty();
    }

    /**
     * Makes the person, or brings one back who had left. Refused with {@code WRONG_CREDENTIALS} for
     * {@code code} when the authenticator shows something else, and with {@code ADDRESS_TAKEN}.
     */
    public Outcome<Enrolled> enrol(Newcomer newcomer, byte[] sealed, String code) {
        Instant now = clock.instant();
        String digits = code.replaceAll("\\s", "");
        OptionalLong step = Totp.step(vault.open(KeyPurpose.TOTP, sealed), digits, now);
        if (step.isEmpty()) {
            return Outcome.refused(Reason.field(Code.WRONG_CREDENTIALS, "code"));
        }
        if (isTaken(newcomer.email())) {
            return Outcome.refused(Reason.field(Code.ADDRESS_TAKEN, "email"));
        }
        UserId user = users.formerStaff(newcomer.email()).orElseGet(() -> insert(newcomer, now));
        users.setProfile(user, newcomer.name(), newcomer.language().code());
        users.setPassword(user, newcomer.passwordHash(), null, now);
        factors.keepDraft(user, sealed);
        factors.adoptDraft(user, step.getAsLong(), now);
        newcomer.roles().forEach(role -> users.insertStaffRole(user, role, now));
        return Outcome.done(new Enrolled(user, recovery.renew(user)));
    }

    private UserId insert(Newcomer newcomer, Instant now) {
        UserId user = new UserId(ids.next());
        boolean fresh =
                users.insert(
                        new UserStore.NewUser(
                                user,
                                newcomer.name(),
                                newcomer.email(),
                                newcomer.language().code(),
                                true,
                                now),
                        now);
        if (!fresh) {
            throw new IllegalStateException(
                    "somebody registered " + newcomer.email() + " just now");
        }
        users.insertCredentials(user, newcomer.passwordHash(), null, now);
        return user;
    }
}
