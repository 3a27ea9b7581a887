package com.mailflatrate.web.open;

import com.mailflatrate.senderdomain.SendingHosts;
import com.mailflatrate.transport.route.Pools;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.ModelAndView;

/**
 * Whoever looks up the name a mail server of ours says finds who runs it: providers ask for that
 * before they take mail.
 */
@Controller
class SendingHostPage {

    private static final String PATH = "/abuse/sender";

    private final List<String> imprint;

    SendingHostPage(
            @Value("${mailflatrate.operator-imprint:}") String imprint,
            @Value("${mailflatrate.operator-line:mailflatrate}") String line) {
        this.imprint =
                Stream.of((imprint.isBlank() ? line : imprint).split("[|]"))
                        .map(String::strip)
                        .toList();
    }

    @GetMapping(PATH)
    ModelAndView show(HttpServletRequest request, @ModelAttribute Shell shell) {
        return new ModelAndView(
                "open/sender",
                Map.of("shell", shell, "host", request.getServerName(), "imprint", imprint));
    }

    /** Leads from the front of a sending host's name there. */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE + 20)
    static class Front extends OncePerRequestFilter {

        private final Set<String> names;

        Front(SendingHosts hosts, Pools pools) {
            this.names =
                    Stream.concat(
                                    Stream.of(hosts.helo()),
                                    pools.all().stream().map(source -> source.helo()))
                            .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getRequestURI().equals("/")
                    || !names.contains(request.getServerName().toLowerCase(java.util.Locale.ROOT));
        }

        @Override
        protected void doFilterInternal(
                HttpServletRequest request, HttpServletResponse response, FilterChain next)
                throws ServletException, IOException {
            request.getRequestDispatcher(PATH).forward(request, response);
        }
    }
}
