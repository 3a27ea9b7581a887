package com.mailflatrate.kernel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reading of web addresses that people type. */
public final class WebAddress {

    /** An address whose host is not in ASCII: what stands before it, it, and the rest. */
    private static final Pattern HOST =
            Pattern.compile(
                    "([A-Za-z]+://)((?=[^/?#:@\\\\]*[^\\x00-\\x7F])[^/?#:@\\\\]+)((?::\\d+)?(?:[/?#].*)?)");

    private WebAddress() {}

    /**
     * An http or https address with a host name of two labels or more and without user and
     * password; {@code https://} is put before one without a scheme, and letters outside ASCII are
     * written as the wire wants them (UTS #46 in the host, RFC 3986 §2.1 behind it). Empty when it
     * is none.
     */
    public static Optional<String> parse(String text) {
        String bare = text.strip();
        String address = bare.contains("://") ? bare : "https://" + bare;
        return uri(withAsciiHost(address))
                .filter(
                        uri ->
                                uri.getScheme() != null
                                        && uri.getHost() != null
                                        && uri.getUserInfo() == null)
                .filter(uri -> isWeb(uri.getScheme()))
                .filter(uri -> EmailAddress.domain(uri.getHost()).isPresent())
                .map(URI::toASCIIString);
    }

    /** The host of an address that {@link #parse} has read. */
    public static Optional<String> host(String address) {
        return uri(address).map(URI::getHost).flatMap(EmailAddress::domain);
    }

    private static String withAsciiHost(String address) {
        Matcher named = HOST.matcher(address);
        return named.matches()
                ? EmailAddress.domain(named.group(2))
                        .map(host -> named.group(1) + host + named.group(3))
                        .orElse(address)
                : address;
    }

    private static boolean isWeb(String scheme) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        return "http".equals(lower) || "https".equals(lower);
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
