package com.mailflatrate.transport.route;

import com.google.common.net.InternetDomainName;
import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.mail.smtp.Hop.Tls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A route to the mail servers of each domain (RFC 5321 §5.1). Domains whose servers all belong to
 * one hand are one site; where they do not, nobody's record can make a stranger's site suffer.
 */
public final class MxRoute implements Route {

    /** How many servers of a domain count, whatever it publishes. */
    static final int MOST_HOSTS = 10;

    private static final int NO_SUCH = 550;
    private static final int TAKES_NONE = 556;

    private final Dns dns;
    private final Function<String, @Nullable String> provider;
    private final int port;

    /**
     * A route.
     *
     * @param provider who runs a host, null when it is nobody we know
     * @param port 25, but for tests
     */
    public MxRoute(Dns dns, Function<String, @Nullable String> provider, int port) {
        this.dns = dns;
        this.provider = provider;
        this.port = port;
    }

    @Override
    public List<Hop> hops(String domain) {
        return List.of();
    }

    @Override
    public boolean isFixed() {
        return false;
    }

    @Override
    public Target target(String domain) {
        return switch (dns.look(domain, RecordType.MX)) {
            case Answer.Failed(String why) -> new Target.Unknown(why);
            case Answer.NoName _ -> nowhere("5.1.2 the domain does not exist");
            case Answer.NoData _ -> itself(domain);
            case Answer.Found(List<String> values, boolean _) -> servers(values);
        };
    }

    /** Without MX records the domain's own address counts (RFC 5321 §5.1). */
    private Target itself(String domain) {
        for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
            switch (dns.look(domain, type)) {
                case Answer.Found _ -> {
                    return site(new TreeMap<>(Map.of(0, Set.of(domain))));
                }
                case Answer.Failed(String why) -> {
                    return new Target.Unknown(why);
                }
                case Answer.NoData _, Answer.NoName _ -> {}
            }
        }
        return nowhere("5.1.2 the domain has neither mail server nor address");
    }

    private Target servers(List<String> values) {
        TreeMap<Integer, Set<String>> byPreference = new TreeMap<>();
        boolean none = false;
        for (String value : values) {
            String[] parts = value.strip().split("\\s+");
            String host = host(parts.length == 2 ? parts[1] : "");
            none |= parts.length == 1 || parts[1].equals(".");
            if (!host.isEmpty() && parts[0].matches("[0-9]{1,5}")) {
                byPreference
                        .computeIfAbsent(Integer.parseInt(parts[0]), at -> new LinkedHashSet<>())
                        .add(host);
            }
        }
        if (!byPreference.isEmpty()) {
            return site(byPreference);
        }
        return none
                ? new Target.Nowhere(TAKES_NONE, "5.1.10 the domain takes no mail", true)
                : nowhere("5.4.4 the domain's mail servers have no possible names");
    }

    private static String host(String text) {
        String host = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        boolean possible =
                host.length() <= 253 && host.matches("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9])?");
        return possible ? host.toLowerCase(java.util.Locale.ROOT) : "";
    }

    private Target site(TreeMap<Integer, Set<String>> byPreference) {
        List<List<Hop>> tiers = new ArrayList<>();
        Map<String, Integer> kept = new LinkedHashMap<>();
        for (Map.Entry<Integer, Set<String>> tier : byPreference.entrySet()) {
            List<String> hosts =
                    tier.getValue().stream()
                            .sorted()
                            .filter(host -> !kept.containsKey(host))
                            .limit(MOST_HOSTS - (long) kept.size())
                            .toList();
            hosts.forEach(host -> kept.put(host, tiers.size()));
            if (!hosts.isEmpty()) {
                tiers.add(hosts.stream().map(this::hop).toList());
            }
        }
        String way =
                kept.entrySet().stream()
                        .map(one -> one.getValue() + "=" + one.getKey())
                        .collect(Collectors.joining(","));
        Set<String> hands = kept.keySet().stream().map(this::hand).collect(Collectors.toSet());
        return new Target.Site(hands.size() == 1 ? hands.iterator().next() : way, way, tiers);
    }

    private Hop hop(String host) {
        return new Hop(host, port, Tls.OFFERED, null, 1);
    }

    /** Who runs a host: a provider we know, else the domain somebody has registered. */
    private String hand(String host) {
        String known = provider.apply(host);
        if (known != null) {
            return known;
        }
        if (!InternetDomainName.isValid(host)) {
            return host;
        }
        InternetDomainName name = InternetDomainName.from(host);
        return name.isUnderPublicSuffix() && !name.isPublicSuffix()
                ? name.topPrivateDomain().toString()
                : host;
    }

    private static Target nowhere(String why) {
        return new Target.Nowhere(NO_SUCH, why, false);
    }
}
