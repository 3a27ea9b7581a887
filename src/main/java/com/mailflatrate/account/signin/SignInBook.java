package com.mailflatrate.account.signin;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * The database's side of signing in, in short transactions, so that none is open while a password
 * is worked on.
 */
@Component
@EngineTransactional
class SignInBook {

    private final UserStore users;
    private final SessionStore sessions;
    private final Audit audit;
    private final Vault vault;
    private final UuidV7 ids;
    private final InstantSource clock;

    SignInBook(
            UserStore users,
            SessionStore sessions,
            Audit audit,
            Vault vault,
            UuidV7 ids,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    Optional<UserStore.Candidate> candidate(String email) {
        return EmailAddress.parse(email).flatMap(users::byEmail);
    }

    /** Whether the code is right and its step was never used before. */
    boolean takeCode(UserStore.Candidate who, String code) {
        byte[] sealed = who.totpSecret();
        if (sealed == null) {
            return false;
        }
        OptionalLong step = Totp.step(vault.open(KeyPurpose.TOTP, sealed), code, clock.instant());
        return step.isPresent() && users.takeStep(who.user(), step.getAsLong());
    }

    void failed(UserStore.Candidate who, ClientInfo client) {
        record(who, "signin.failed", client);
    }

    Instant open(UserStore.Candidate who, byte[] hash, ClientInfo client) {
        Instant now = clock.instant();
        sessions.insert(ids.next(), hash, who.user(), who.account(), now, client);
        record(who, "signin.opened", client);
        return now;
    }

    private void record(UserStore.Candidate who, String action, ClientInfo client) {
        UserId user = who.user();
        Actor actor =
                new Actor(
                        who.staff() ? Actor.Kind.STAFF : Actor.Kind.USER, user.value(), who.name());
        audit.record(who.account(), actor, action, user.toString(), Map.of("ip", client.ip()));
    }
}
