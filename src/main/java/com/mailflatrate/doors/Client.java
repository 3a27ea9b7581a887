package com.mailflatrate.doors;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.kernel.Networks;
import jakarta.servlet.http.HttpServletRequest;

/** Where a request came from. Proxies are dealt with before: the remote address is the client's. */
public final class Client {

    private Client() {}

    /** Its address, in the one way it is written. */
    public static String address(HttpServletRequest request) {
        return Networks.written(request.getRemoteAddr());
    }

    /** Address, user agent and language, for evidence. */
    public static ClientInfo of(HttpServletRequest request) {
        return new ClientInfo(
                address(request), request.getHeader("User-Agent"), Speech.of(request));
    }
}
