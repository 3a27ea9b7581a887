package com.mailflatrate.doors.entry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One spelling for every path: behind this filter no letter, digit, hyphen, underscore or tilde is
 * escaped (RFC 3986 §6.2.2.2). Who chooses the door then reads what chooses the controller: {@code
 * /%61pi} leads through the machines' door. An escaped dot stays and is refused by the firewall.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PlainPathFilter extends OncePerRequestFilter {

    private static final int HEX = 16;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().indexOf('%') < 0;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        next.doFilter(new Plain(request), response);
    }

    /** The path with every escape that says nothing undone. */
    static String plain(String path) {
        StringBuilder plain = new StringBuilder(path.length());
        int at = 0;
        while (at < path.length()) {
            int octet = path.charAt(at) == '%' ? octet(path, at + 1) : -1;
            if (isUnreserved(octet)) {
                plain.append((char) octet);
                at += 3;
            } else {
                plain.append(path.charAt(at));
                at++;
            }
        }
        return plain.toString();
    }

    /** What two hexadecimal digits say; -1 when they are none. */
    private static int octet(String path, int at) {
        if (at + 2 > path.length()) {
            return -1;
        }
        int high = Character.digit(path.charAt(at), HEX);
        int low = Character.digit(path.charAt(at + 1), HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }

    private static boolean isUnreserved(int octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || octet == '-'
                || octet == '_'
                || octet == '~';
    }

    private static final class Plain extends HttpServletRequestWrapper {

        private final String path;

        Plain(HttpServletRequest request) {
            super(request);
            this.path = plain(request.getRequestURI());
        }

        @Override
        public String getRequestURI() {
            return path;
        }
    }
}
