package com.mailflatrate.account.signin;

import com.mailflatrate.account.Audit;
import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.factor.Devices;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Networks;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.kernel.UuidV7;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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
    private final Devices devices;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final UuidV7 ids;
    private final InstantSource clock;

    SignInBook(
            UserStore users,
            SessionStore sessions,
            Devices devices,
            Audit audit,
            ApplicationEventPublisher events,
            UuidV7 ids,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.devices = devices;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    Optional<UserStore.Candidate> candidate(String email) {
        return EmailAddress.parse(email).flatMap(users::byEmail);
    }

    Optional<UserStore.Candidate> candidate(UserId user) {
        return users.byId(user);
    }

    /** Whether the person who applied comes for the first time, from where the application came. */
    boolean isFirstSignIn(UserStore.Candidate who, ClientInfo client) {
        return who.firstIp() != null && Networks.of(who.firstIp()).equals(Networks.of(client.ip()));
    }

    void failed(UserStore.Candidate who, ClientInfo client) {
        record(who, "signin.failed", client);
    }

    /**
     * Opens the session, remembers the device and tells the person of a new one.
     *
     * @return the token the device keeps
     */
    String open(
            UserStore.Candidate who,
            byte[] hash,
            Step step,
            @Nullable String device,
            ClientInfo client) {
        Instant now = clock.instant();
        sessions.insert(
                new SessionStore.Fresh(
                        ids.next(),
                        hash,
                        who.user(),
                        who.account(),
                        step.proved() ? now : null,
                        step.news()),
                client,
                now);
        record(who, "signin.opened", client);
        if (step.news()) {
            tell(who.user(), SecurityNews.What.NEW_DEVICE, "", client);
        }
        return devices.remember(who.user(), device, client.ip(), client.userAgent());
    }

    /** The person has shown a second factor within a session. */
    void proved(UserStore.Candidate who, UUID session, ClientInfo client) {
        sessions.proved(session, clock.instant());
        record(who, "signin.stepped-up", client);
    }

    /** A letter to the person about the way in. */
    void tell(UserId user, SecurityNews.What what, String detail, ClientInfo client) {
        events.publishEvent(
                new SecurityNews(
                        user, what, detail, client.ip(), client.userAgent(), clock.instant()));
    }

    /** A line in the log of the account the person works in. */
    void record(UserStore.Candidate who, String action, ClientInfo client) {
        UserId user = who.user();
        Actor actor =
                new Actor(
                        who.staff() ? Actor.Kind.STAFF : Actor.Kind.USER, user.value(), who.name());
        audit.record(who.account(), actor, action, user.toString(), Map.of("ip", client.ip()));
    }
}
