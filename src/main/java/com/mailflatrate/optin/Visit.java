package com.mailflatrate.optin;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a request of a person came from, as evidence (compliance rule 4.6, parts 2, 4 and 7).
 *
 * @param ip the client's address after trusted proxies
 * @param port of the client, 0 when unknown
 * @param agent the user agent as sent, cut at 500 characters
 * @param encrypted whether it came by TLS
 * @param page the page it was sent from ({@code Referer}), as far as the browser says
 * @param host the site it was sent from ({@code Origin}), as far as the browser says
 */
public record Visit(
        String ip,
        int port,
        @Nullable String agent,
        boolean encrypted,
        @Nullable String page,
        @Nullable String host) {

    private static final int AGENT = 500;
    private static final int PAGE = 1000;

    /** Cuts what is long. */
    public Visit {
        agent = cut(agent, AGENT);
        page = cut(page, PAGE);
        host = cut(host, PAGE);
    }

    /** Into the facts of an event. */
    public void into(Map<String, @Nullable Object> facts) {
        facts.put("ip", ip);
        facts.put("port", port == 0 ? null : port);
        facts.put("agent", agent);
        facts.put("tls", encrypted);
        facts.put("page", page);
        facts.put("host", host);
    }

    static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
