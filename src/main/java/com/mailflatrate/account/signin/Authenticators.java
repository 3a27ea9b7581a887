package com.mailflatrate.account.signin;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.RecoveryCodes;
import com.mailflatrate.factor.Totp;
import com.mailflatrate.kernel.Base32;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Vault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Authenticator apps as second factor: set up with a first code, asked at every sign-in, removed.
 */
@Component
@EngineTransactional
public class Authenticators {

    private final FactorStore store;
    private final UserStore users;
    private final SignInBook book;
    private final RecoveryCodes recovery;
    private final Vault vault;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Authenticators(
            FactorStore store,
            UserStore users,
            SignInBook book,
            RecoveryCodes recovery,
            Vault vault,
            InstantSource clock) {
        this.store = store;
        this.users = users;
        this.book = book;
        this.recovery = recovery;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * A secret to put into an app.
     *
     * @param secret base32 in capitals
     * @param address {@code otpauth://totp/…}, as a QR code carries it
     */
    public record Draft(String secret, String address) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Draft";
        }
    }

    /** Draws a secret that does not count until a code of it was shown. */
    public Draft begin(SignedIn me) {
        byte[] secret = new byte[Totp.SECRET_OCTETS];
        random.nextBytes(secret);
        store.keepDraft(me.user(), vault.seal(KeyPurpose.TOTP, secret));
        return draft(me.email().full(), secret);
    }

    static Draft draft(String email, byte[] secret) {
        String text = Base32.encode(secret).toUpperCase(Locale.ROOT);
        return new Draft(text, address(email, text));
    }

    /**
     * Makes the drawn secret count. Refused with {@code WRONG_CREDENTIALS} for {@code code} when
     * the app shows something else.
     *
     * @return fresh recovery codes, shown once
     */
    public Outcome<List<String>> confirm(SignedIn me, @Nullable String code, ClientInfo client) {
        byte @Nullable [] draft = store.draft(me.user()).orElse(null);
        if (draft == null) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        Instant now = clock.instant();
        String digits = code == null ? "" : code.replaceAll("\\s", "");
        OptionalLong step = Totp.step(vault.open(KeyPurpose.TOTP, draft), digits, now);
        if (step.isEmpty()) {
            return Outcome.refused(Reason.field(Code.WRONG_CREDENTIALS, "code"));
        }
        boolean replaces = store.adoptDraft(me.user(), step.getAsLong(), now);
        if (replaces) {
            users.cool(me.user(), now.plus(Coolings.LASTS));
        }
        changed(me, "factor.added", SecurityNews.What.FACTOR_ADDED, client);
        return Outcome.done(recovery.renew(me.user()));
    }

    /**
     * Takes the authenticator away, and its recovery codes with it. Staff keep theirs; they set up
     * another instead.
     */
    public Outcome<Boolean> remove(SignedIn me, ClientInfo client) {
        if (me.staff()) {
            return Outcome.refused(Code.NOT_ALLOWED);
        }
        if (!store.remove(me.user())) {
            return Outcome.refused(Code.NOT_FOUND);
        }
        recovery.end(me.user());
        users.cool(me.user(), clock.instant().plus(Coolings.LASTS));
        changed(me, "factor.removed", SecurityNews.What.FACTOR_REMOVED, client);
        return Outcome.done(true);
    }

    /** Fresh recovery codes, shown once; those before are worthless. */
    public Outcome<List<String>> renewRecovery(SignedIn me, ClientInfo client) {
        UserStore.Candidate who = book.candidate(me.user()).orElseThrow();
        if (who.totpSecret() == null) {
            return Outcome.refused(Code.WRONG_STATE);
        }
        book.record(who, "factor.recovery-renewed", client);
        return Outcome.done(recovery.renew(me.user()));
    }

    /** How many recovery codes are left. */
    @EngineTransactional(readOnly = true)
    public int recoveryLeft(SignedIn me) {
        return recovery.left(me.user());
    }

    /** Whether the code is right and its step was never used before. */
    boolean take(UserStore.Candidate who, String code) {
        byte[] sealed = who.totpSecret();
        if (sealed == null) {
            return false;
        }
        OptionalLong step = Totp.step(vault.open(KeyPurpose.TOTP, sealed), code, clock.instant());
        return step.isPresent() && store.takeStep(who.user(), step.getAsLong());
    }

    /** Whether it is a recovery code that was not used before; the person is told of it. */
    boolean takeRecovery(UserStore.Candidate who, String code, ClientInfo client) {
        if (!recovery.take(who.user(), code)) {
            return false;
        }
        book.record(who, "factor.recovery-used", client);
        book.tell(
                who.user(),
                SecurityNews.What.RECOVERY_USED,
                Integer.toString(recovery.left(who.user())),
                client);
        return true;
    }

    private void changed(SignedIn me, String action, SecurityNews.What what, ClientInfo client) {
        book.record(book.candidate(me.user()).orElseThrow(), action, client);
        book.tell(me.user(), what, "totp", client);
    }

    private static String address(String email, String secret) {
        return "otpauth://totp/mailflatrate:"
                + URLEncoder.encode(email, StandardCharsets.UTF_8)
                + "?secret="
                + secret
                + "&issuer=mailflatrate";
    }
}
