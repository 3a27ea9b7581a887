package com.mailflatrate.web.open;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Counts wrong tokens per network and minute (compliance row G10): an IPv4 /24, an IPv6 /48. A
 * right token is never asked here. Keeps 20,000 networks; thread-safe.
 */
@Component
class BadTokens {

    private static final int MOST = 20;
    private static final long MINUTE = 60;
    private static final long NETWORKS = 20_000;

    private final Cache<String, AtomicLong> counts =
            CacheBuilder.newBuilder()
                    .maximumSize(NETWORKS)
                    .expireAfterWrite(Duration.ofMinutes(2))
                    .build();
    private final InstantSource clock;

    BadTokens(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts one; true when this network has had its share of this minute. */
    boolean isTooMany(String address) {
        String key = network(address) + '@' + clock.instant().getEpochSecond() / MINUTE;
        AtomicLong count = counts.asMap().computeIfAbsent(key, fresh -> new AtomicLong());
        return count.incrementAndGet() > MOST;
    }

    /** Until the next minute begins. */
    long secondsToWait() {
        return MINUTE - clock.instant().getEpochSecond() % MINUTE;
    }

    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6));
        } catch (IllegalArgumentException noAddress) {
            return "?";
        }
    }
}
