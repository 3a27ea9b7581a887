package com.mailflatrate.factor;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.UserId;
import com.mailflatrate.kernel.UuidV7;
import com.mailflatrate.keys.Secret;
import com.mailflatrate.keys.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Devices a person has signed in on with everything that was asked for. A device holds a random
 * token of its own (a cookie, or what a program keeps) and is forgotten after 180 days without a
 * sign-in.
 */
@Component
@EngineTransactional
public class Devices {

    /** How long a device is remembered. */
    public static final Duration LIFE = Duration.ofDays(180);

    private static final int LONGEST_TOKEN = 100;

    private final DeviceStore store;
    private final UuidV7 ids;
    private final InstantSource clock;

    Devices(DeviceStore store, UuidV7 ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether the person was seen on the device with this token. */
    @EngineTransactional(readOnly = true)
    public boolean isKnown(UserId user, @Nullable String token) {
        return token != null
                && isToken(token)
                && store.isKnown(user, Secrets.sha256(token), clock.instant().minus(LIFE));
    }

    /**
     * Remembers the device.
     *
     * @param token what the device has shown; one that we never gave out is not taken
     * @return the token the device shall keep
     */
    public String remember(
            UserId user, @Nullable String token, String ip, @Nullable String userAgent) {
        Instant now = clock.instant();
        String keep =
                token != null && isToken(token) && store.isOurs(Secrets.sha256(token))
                        ? token
                        : freshToken();
        store.upsert(ids.next(), user, Secrets.sha256(keep), userAgent, ip, now);
        return keep;
    }

    /** Forgets every device of a person. */
    public void forget(UserId user) {
        store.delete(user);
    }

    private static String freshToken() {
        Secret secret = Secrets.fresh();
        return secret.text();
    }

    private static boolean isToken(String token) {
        return !token.isEmpty() && token.length() <= LONGEST_TOKEN;
    }
}
