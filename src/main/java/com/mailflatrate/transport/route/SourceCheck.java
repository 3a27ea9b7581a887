package com.mailflatrate.transport.route;

import com.google.common.net.InetAddresses;
import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.Dns;
import com.mailflatrate.dns.RecordType;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether each of our addresses has its name in the DNS, both ways, and says it: address → PTR →
 * address, EHLO = PTR, and no name an access provider gives to anybody. From one that does not,
 * nothing is sent. Thread-safe.
 */
public final class SourceCheck {

    private static final Pattern GENERIC =
            Pattern.compile(
                    "(^|[.-])(static|dynamic|dyn|dsl|adsl|pool|dhcp|ppp|cust|client|customer|unassigned)[0-9]*([.-])");

    private final Dns dns;
    private final Map<Source, String> broken = new ConcurrentHashMap<>();

    /** Asks these name servers. */
    public SourceCheck(Dns dns) {
        this.dns = dns;
    }

    /** Looks at all of them again; a name server that cannot say changes nothing. */
    public Map<Source, String> look(List<Source> sources) {
        broken.keySet().retainAll(sources);
        for (Source source : sources) {
            Optional<String> wrong = wrong(source);
            if (wrong.isEmpty()) {
                broken.remove(source);
            } else if (!wrong.get().isEmpty()) {
                broken.put(source, wrong.get());
            }
        }
        return Map.copyOf(broken);
    }

    /** Whether mail may leave from it. */
    public boolean isFit(Source source) {
        return !broken.containsKey(source);
    }

    /** Those that may not be used, with the reason in a sentence. */
    public Map<Source, String> broken() {
        return Map.copyOf(broken);
    }

    /** Empty when all is well; an empty text when nobody could say. */
    private Optional<String> wrong(Source source) {
        String address = source.address().getHostAddress();
        Answer names = dns.look(reverse(source.address()), RecordType.PTR);
        if (names instanceof Answer.Failed) {
            return Optional.of("");
        }
        if (!names.values().contains(source.helo())) {
            return Optional.of(
                    "The PTR record of "
                            + address
                            + " is "
                            + (names.values().isEmpty() ? "missing" : names.values())
                            + "; it must be "
                            + source.helo()
                            + '.');
        }
        RecordType type = source.address() instanceof Inet4Address ? RecordType.A : RecordType.AAAA;
        Answer back = dns.look(source.helo(), type);
        if (back instanceof Answer.Failed) {
            return Optional.of("");
        }
        if (back.values().stream()
                .noneMatch(value -> Objects.equals(parsed(value), source.address()))) {
            return Optional.of(source.helo() + " has no " + type + " record with " + address + '.');
        }
        return isGeneric(source)
                ? Optional.of(
                        source.helo()
                                + " looks like a name an access provider gives to anybody; providers refuse it.")
                : Optional.empty();
    }

    private static Object parsed(String value) {
        return InetAddresses.isInetAddress(value) ? InetAddresses.forString(value) : value;
    }

    private static boolean isGeneric(Source source) {
        byte[] bytes = source.address().getAddress();
        String numbers =
                IntStream.range(0, Math.min(bytes.length, 4))
                        .mapToObj(at -> Integer.toString(bytes[at] & 0xff))
                        .collect(Collectors.joining("[.-]"));
        return GENERIC.matcher(source.helo()).find()
                || source.address() instanceof Inet4Address
                        && Pattern.compile(numbers).matcher(source.helo()).find();
    }

    /** The name under which the DNS keeps an address's own name (RFC 1035 §3.5, RFC 3596 §2.5). */
    static String reverse(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return IntStream.range(0, bytes.length)
                    .mapToObj(at -> Integer.toString(bytes[bytes.length - 1 - at] & 0xff))
                    .collect(Collectors.joining(".", "", ".in-addr.arpa"));
        }
        return IntStream.range(0, bytes.length * 2)
                .map(at -> bytes.length * 2 - 1 - at)
                .mapToObj(at -> Integer.toHexString(bytes[at / 2] >> (at % 2 == 0 ? 4 : 0) & 0xf))
                .collect(Collectors.joining(".", "", ".ip6.arpa"));
    }
}
