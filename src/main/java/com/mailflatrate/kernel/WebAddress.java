package com.mailflatrate.kernel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Reading of web addresses that people type. */
public final class WebAddress {

    private WebAddress() {}

    /**
     * An http or https address with a host name of two labels or more and without user and
     * password; {@code https://} is put before one without a scheme. Empty when it is none.
     */
    public static Optional<String> parse(String text) {
        String bare = text.strip();
        String address = bare.contains("://") ? bare : "https://" + bare;
        return uri(address)
                .filter(
                        uri ->
                                uri.getScheme() != null
                                        && uri.getHost() != null
                                        && uri.getUserInfo() == null)
                .filter(uri -> isWeb(uri.getScheme()))
                .filter(uri -> EmailAddress.domain(uri.getHost()).isPresent())
                .map(uri -> address);
    }

    /** The host of an address that {@link #parse} has read. */
    public static Optional<String> host(String address) {
        return uri(address).map(URI::getHost).flatMap(EmailAddress::domain);
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
