package com.mailflatrate.account;

import com.mailflatrate.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, for evidence.
 *
 * @param ip the client's address after trusted proxies
 * @param userAgent as sent, cut to 500 characters
 */
public record ClientInfo(String ip, @Nullable String userAgent, Language language) {

    private static final int AGENT_LENGTH = 500;

    /** Cuts the user agent. */
    public ClientInfo {
        if (userAgent != null && userAgent.length() > AGENT_LENGTH) {
            userAgent = userAgent.substring(0, AGENT_LENGTH);
        }
    }
}
