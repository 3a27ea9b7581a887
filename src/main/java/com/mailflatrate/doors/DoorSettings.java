package com.mailflatrate.doors;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The doors' settings.
 *
 * @param trustedProxies addresses or networks ({@code 10.0.0.0/8}) whose {@code X-Forwarded-For}
 *     and {@code X-Forwarded-Proto} are believed; without one, who connects is the client
 * @param concurrentRequests requests that may work at the same time; others wait for a moment, then
 *     get 503
 * @param callsPerMinute calls of one API key or session per minute
 * @param strangersPerMinute calls of one network without a key or session per minute
 */
@ConfigurationProperties("mailflatrate.doors")
public record DoorSettings(
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("64") int concurrentRequests,
        @DefaultValue("1200") int callsPerMinute,
        @DefaultValue("120") int strangersPerMinute) {

    /** Copies the list. */
    public DoorSettings {
        trustedProxies =
                trustedProxies.stream()
                        .map(String::strip)
                        .filter(proxy -> !proxy.isEmpty())
                        .toList();
    }
}
