package com.mailflatrate.transport.route;

import com.mailflatrate.mail.smtp.Hop;
import com.mailflatrate.mail.smtp.Hop.Login;
import com.mailflatrate.mail.smtp.Hop.Tls;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A route to fixed next hops, as {@code MAILFLATRATE_DELIVERY_SMARTHOST} names them. */
public final class Smarthosts implements Route {

    private static final int SUBMISSIONS = 465;
    private static final int SMTP = 25;
    private static final int SUBMISSION = 587;

    private final List<Hop> hops;

    private Smarthosts(List<Hop> hops) {
        this.hops = List.copyOf(hops);
    }

    /** Reads the setting; refuses what is no such list with a sentence. */
    public static Smarthosts of(String setting) {
        List<Hop> hops = new ArrayList<>();
        for (String part : setting.split(",")) {
            if (!part.isBlank()) {
                hops.add(hop(part.strip()));
            }
        }
        if (hops.isEmpty()) {
            throw new IllegalStateException(
                    "Mode smarthost needs MAILFLATRATE_DELIVERY_SMARTHOST, such as smtps://user:password@mail.example:465.");
        }
        return new Smarthosts(hops);
    }

    @Override
    public List<Hop> hops(String domain) {
        return hops;
    }

    private static Hop hop(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            throw wrong();
        }
        boolean implicit = "smtps".equals(uri.getScheme());
        if (!implicit && !"smtp".equals(uri.getScheme()) || uri.getHost() == null) {
            throw wrong();
        }
        @Nullable Login login = login(uri.getRawUserInfo());
        boolean loopback = uri.getHost().equals("localhost") || uri.getHost().startsWith("127.");
        int usual = implicit ? SUBMISSIONS : login == null ? SMTP : SUBMISSION;
        int port = uri.getPort() > 0 ? uri.getPort() : usual;
        Tls open = login == null || loopback ? Tls.OFFERED : Tls.REQUIRED;
        return new Hop(
                uri.getHost(),
                port,
                implicit ? Tls.IMMEDIATE : open,
                login,
                weight(uri.getQuery()));
    }

    private static @Nullable Login login(@Nullable String userInfo) {
        if (userInfo == null) {
            return null;
        }
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? new Login(decoded(userInfo), "")
                : new Login(
                        decoded(userInfo.substring(0, colon)),
                        decoded(userInfo.substring(colon + 1)));
    }

    private static int weight(@Nullable String query) {
        if (query == null || query.isBlank()) {
            return 1;
        }
        if (!query.matches("weight=[1-9][0-9]{0,2}")) {
            throw wrong();
        }
        return Integer.parseInt(query.substring("weight=".length()));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalStateException wrong() {
        return new IllegalStateException(
                "MAILFLATRATE_DELIVERY_SMARTHOST must read smtp[s]://user:password@host:port?weight=1, several with commas.");
    }
}
