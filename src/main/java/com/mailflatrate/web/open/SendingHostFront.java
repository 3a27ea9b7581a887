package com.mailflatrate.web.open;

import com.mailflatrate.senderdomain.SendingHosts;
import com.mailflatrate.transport.route.Pools;
import com.mailflatrate.transport.route.Source;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads from the front of a sending host's name to the page that says who runs it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class SendingHostFront extends OncePerRequestFilter {

    private final Set<String> names;

    SendingHostFront(SendingHosts hosts, Pools pools) {
        this.names =
                Stream.concat(Stream.of(hosts.helo()), pools.all().stream().map(Source::helo))
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/")
                || !names.contains(request.getServerName().toLowerCase(Locale.ROOT));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        request.getRequestDispatcher(SendingHostPage.PATH).forward(request, response);
    }
}
