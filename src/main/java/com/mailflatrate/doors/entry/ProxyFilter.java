package com.mailflatrate.doors.entry;

import com.mailflatrate.doors.DoorSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the client behind proxies that are trusted by name: the last address of {@code
 * X-Forwarded-For} that is none of them. Whatever anybody else claims is ignored.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProxyFilter extends OncePerRequestFilter {

    private final List<IpAddressMatcher> trusted;

    ProxyFilter(DoorSettings settings) {
        trusted = settings.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        next.doFilter(isTrusted(request.getRemoteAddr()) ? new Behind(request) : request, response);
    }

    private boolean isTrusted(String address) {
        return trusted.stream().anyMatch(proxy -> proxy.matches(address));
    }

    /** The request as the first trusted proxy saw it. */
    private final class Behind extends HttpServletRequestWrapper {

        Behind(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getRemoteAddr() {
            String chain = getHeader("X-Forwarded-For");
            if (chain == null) {
                return super.getRemoteAddr();
            }
            String client = super.getRemoteAddr();
            for (String hop : List.of(chain.split(",", -1)).reversed()) {
                String address = hop.strip();
                if (!isAddress(address)) {
                    break;
                }
                client = address;
                if (!isTrusted(address)) {
                    break;
                }
            }
            return client;
        }

        @Override
        public String getScheme() {
            return "https".equalsIgnoreCase(getHeader("X-Forwarded-Proto"))
                    ? "https"
                    : super.getScheme();
        }

        @Override
        public boolean isSecure() {
            return "https".equals(getScheme());
        }

        private static boolean isAddress(String text) {
            return text.length() <= 45 && text.matches("[0-9a-fA-F:.]+");
        }
    }
}
