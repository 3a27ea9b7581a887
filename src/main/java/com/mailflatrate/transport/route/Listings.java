package com.mailflatrate.transport.route;

import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.dns.RecordType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether block lists name our addresses (RFC 5782 §2.1, §2.4). Only answers that mean a listing
 * count: some lists answer {@code 127.255.255.*} to say that they do not answer. Not thread-safe.
 */
final class Listings {

    private final Dns dns;
    private final List<String> zones;
    private final Map<Source, Map<String, String>> seen = new HashMap<>();

    Listings(Dns dns, List<String> zones) {
        this.dns = dns;
        this.zones = List.copyOf(zones);
    }

    /**
     * Looks at all of them again; a list that cannot say changes nothing.
     *
     * @return those that came onto a list since the last look, each with what the lists say
     */
    Map<Source, String> look(List<Source> sources) {
        seen.keySet().retainAll(sources);
        Map<Source, String> fresh = new HashMap<>();
        for (Source source : sources) {
            Map<String, String> before = seen.getOrDefault(source, Map.of());
            Map<String, String> now = listed(source, before);
            seen.put(source, now);
            if (!before.keySet().containsAll(now.keySet())) {
                fresh.put(source, words(now));
            }
        }
        return fresh;
    }

    private Map<String, String> listed(Source source, Map<String, String> before) {
        String reverse = SourceCheck.reverse(source.address());
        String name = reverse.substring(0, reverse.length() - suffix(reverse).length());
        Map<String, String> now = new TreeMap<>();
        for (String zone : zones) {
            Answer answer = dns.look(name + zone, RecordType.A);
            if (answer instanceof Answer.Failed) {
                Optional.ofNullable(before.get(zone)).ifPresent(old -> now.put(zone, old));
            } else {
                answer.values().stream()
                        .filter(Listings::isListing)
                        .findFirst()
                        .ifPresent(value -> now.put(zone, value));
            }
        }
        return now;
    }

    private static String suffix(String reverse) {
        return reverse.endsWith("ip6.arpa") ? "ip6.arpa" : "in-addr.arpa";
    }

    private static boolean isListing(String value) {
        return value.startsWith("127.") && !value.startsWith("127.255.255.");
    }

    private static String words(Map<String, String> lists) {
        return lists.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }
}
