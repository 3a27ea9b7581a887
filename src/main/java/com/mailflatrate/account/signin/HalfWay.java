package com.mailflatrate.account.signin;

import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Macs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Says for a quarter of an hour that somebody's password was right, so that the code can be asked
 * for on a page of its own. It opens nothing by itself, and another password ends it. Thread-safe.
 */
@Component
class HalfWay {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final byte[] USE = "half-way".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 100;

    private final Macs macs;
    private final InstantSource clock;

    HalfWay(Macs macs, InstantSource clock) {
        this.macs = macs;
        this.clock = clock;
    }

    /** For a person whose password was right just now. */
    String mint(UserStore.Candidate who) {
        byte[] until = octets(clock.instant().plus(LIFE));
        byte[] mac = macs.mac(KeyPurpose.SESSION, parts(who, until));
        byte[] all = ByteBuffer.allocate(until.length + mac.length).put(until).put(mac).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Whether it was minted for this person with this password, not long ago. */
    boolean holds(UserStore.Candidate who, String given) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(given.length() > LONGEST ? "" : given);
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
        if (all.length < Long.BYTES) {
            return false;
        }
        byte[] until = Arrays.copyOf(all, Long.BYTES);
        byte[] mac = Arrays.copyOfRange(all, Long.BYTES, all.length);
        return macs.verify(KeyPurpose.SESSION, mac, parts(who, until))
                && clock.instant().getEpochSecond() < ByteBuffer.wrap(until).getLong();
    }

    private static byte[][] parts(UserStore.Candidate who, byte[] until) {
        return new byte[][] {
            USE,
            who.user().toString().getBytes(StandardCharsets.US_ASCII),
            who.passwordHash().getBytes(StandardCharsets.UTF_8),
            until
        };
    }

    private static byte[] octets(Instant at) {
        return ByteBuffer.allocate(Long.BYTES).putLong(at.getEpochSecond()).array();
    }
}
