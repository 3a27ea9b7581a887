package com.mailflatrate.transport.route;

import com.google.common.net.InetAddresses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our source addresses in pools, as {@code MAILFLATRATE_DELIVERY_POOLS} names them: {@code
 * standard=mail1.example.net/203.0.113.5,mail2.example.net/203.0.113.6;quarantine=…}. The pool
 * {@code standard} must be there; whoever would use one that is not, uses it.
 */
public final class Pools {

    /** Where mail leaves unless a rule says otherwise. */
    public static final String STANDARD = "standard";

    /** For accounts that have not shown yet how they mail. */
    public static final String QUARANTINE = "quarantine";

    private static final Pattern POOL = Pattern.compile("([a-z][a-z0-9-]{0,29})=(.+)");
    private static final Pattern SOURCE = Pattern.compile("([a-z0-9.-]{4,253})/([0-9a-f.:]{2,45})");

    private final Map<String, List<Source>> pools;

    private Pools(Map<String, List<Source>> pools) {
        this.pools = Map.copyOf(pools);
    }

    /** None: the operating system chooses the address. */
    public static Pools none() {
        return new Pools(Map.of());
    }

    /** Reads the setting; refuses what it cannot read with a sentence. */
    public static Pools of(String setting) {
        Map<String, List<Source>> pools = new LinkedHashMap<>();
        for (String part : setting.toLowerCase(Locale.ROOT).split(";")) {
            Matcher pool = POOL.matcher(part.strip());
            if (!pool.matches()) {
                throw wrong();
            }
            List<Source> sources = new ArrayList<>();
            for (String text : pool.group(2).split(",")) {
                Matcher source = SOURCE.matcher(text.strip());
                if (!source.matches() || !InetAddresses.isInetAddress(source.group(2))) {
                    throw wrong();
                }
                sources.add(new Source(InetAddresses.forString(source.group(2)), source.group(1)));
            }
            pools.put(pool.group(1), List.copyOf(sources));
        }
        if (!pools.containsKey(STANDARD)) {
            throw wrong();
        }
        return new Pools(pools);
    }

    /** The addresses of a pool; empty when there are no pools. */
    public List<Source> sources(String pool) {
        return pools.getOrDefault(pool, pools.getOrDefault(STANDARD, List.of()));
    }

    /** Whether there is one of this name. */
    public boolean has(String pool) {
        return pools.containsKey(pool);
    }

    /** All of them. */
    public List<Source> all() {
        return pools.values().stream().flatMap(List::stream).distinct().toList();
    }

    private static IllegalStateException wrong() {
        return new IllegalStateException(
                "MAILFLATRATE_DELIVERY_POOLS must read standard=host.example.net/203.0.113.5,…;quarantine=…, with the pool standard.");
    }
}
