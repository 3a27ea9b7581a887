package com.mailflatrate.doors;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.net.InetAddresses;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * How often somebody may do something, in memory of this node: so many per minute, with the whole
 * minute's worth at once. Thread-safe.
 */
@Component
public final class Throttle {

    private static final int MOST = 100_000;

    private final Cache<String, Bucket> buckets =
            CacheBuilder.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterAccess(Duration.ofMinutes(10))
                    .build();

    private final TimeMeter time;

    Throttle(InstantSource clock) {
        time = new Time(clock);
    }

    /** The service's clock in nanoseconds. */
    private record Time(InstantSource clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /**
     * Takes one turn, or refuses with {@code TOO_MANY_REQUESTS} and says in {@code Retry-After}
     * when there is one.
     *
     * @param what the kind of thing, such as {@code sign-in}
     * @param who a key's id, or {@link #network}
     */
    public void take(String what, String who, int perMinute, HttpServletResponse response) {
        ConsumptionProbe probe = bucket(what, who, perMinute).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            throw new RefusedException(Code.TOO_MANY_REQUESTS, seconds);
        }
    }

    /** The same for the network a request comes from, at the doors that know nobody yet. */
    public void take(
            String what, HttpServletRequest request, int perMinute, HttpServletResponse response) {
        take(what, network(Client.address(request)), perMinute, response);
    }

    /** The network of an address: itself for IPv4, its /64 for IPv6. */
    public static String network(String address) {
        if (InetAddresses.isInetAddress(address)) {
            InetAddress parsed = InetAddresses.forString(address);
            if (parsed instanceof Inet6Address) {
                return HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8));
            }
        }
        return address;
    }

    /**
     * Says in {@code Retry-After} when a refusal for too many requests is over: its first detail,
     * in seconds.
     */
    public static void sayWhen(List<Reason> reasons, HttpServletResponse response) {
        reasons.stream()
                .filter(reason -> reason.code() == Code.TOO_MANY_REQUESTS)
                .flatMap(reason -> reason.details().stream().limit(1))
                .forEach(
                        seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds.toString()));
    }

    private Bucket bucket(String what, String who, int perMinute) {
        try {
            return buckets.get(
                    what + ' ' + who,
                    () ->
                            Bucket.builder()
                                    .withCustomTimePrecision(time)
                                    .addLimit(
                                            limit ->
                                                    limit.capacity(perMinute)
                                                            .refillGreedy(
                                                                    perMinute,
                                                                    Duration.ofMinutes(1)))
                                    .build());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a bucket could not be made", e);
        }
    }
}
