package com.mailflatrate.doors;

import com.mailflatrate.account.ClientInfo;
import jakarta.servlet.http.HttpServletRequest;

/** Where a request came from. Proxies are dealt with before: the remote address is the client's. */
public final class Client {

    private Client() {}

    /** Address, user agent and language, for evidence. */
    public static ClientInfo of(HttpServletRequest request) {
        return new ClientInfo(
                request.getRemoteAddr(), request.getHeader("User-Agent"), Speech.of(request));
    }
}
