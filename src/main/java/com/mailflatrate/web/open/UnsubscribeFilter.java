package com.mailflatrate.web.open;

import com.mailflatrate.consent.Withdrawals;
import com.mailflatrate.doors.Client;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.TokenPurpose;
import com.mailflatrate.keys.Tokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * {@code POST} and {@code OPTIONS /u/{token}} (and the refusal of other methods), before everything
 * that could refuse: crowds, sizes, odd bodies. A withdrawal is never answered with a fault of
 * ours; while the database is away it is kept and applied later.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class UnsubscribeFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(UnsubscribeFilter.class);
    private static final String PATH = "/u/";
    private static final String METHODS = "GET, HEAD, POST, OPTIONS";

    private final Tokens tokens;
    private final Withdrawals withdrawals;
    private final BadTokens badTokens;
    private final Returns returns;

    UnsubscribeFilter(
            Tokens tokens, Withdrawals withdrawals, BadTokens badTokens, Returns returns) {
        this.tokens = tokens;
        this.withdrawals = withdrawals;
        this.badTokens = badTokens;
        this.returns = returns;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean looks = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return looks || !request.getRequestURI().startsWith(PATH);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", "Content-Type");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", METHODS);
            if (request.getMethod().equals("OPTIONS")) {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            } else {
                say(response, 405, "GET shows the page, POST unsubscribes");
            }
            return;
        }
        String token = request.getRequestURI().substring(PATH.length());
        Optional<MessageId> message = tokens.verify(TokenPurpose.UNSUBSCRIBE, token);
        if (message.isEmpty()) {
            boolean tooMany = badTokens.isTooMany(Client.address(request));
            if (tooMany) {
                response.setHeader("Retry-After", Long.toString(badTokens.secondsToWait()));
            }
            say(response, tooMany ? 429 : 404, tooMany ? "too many requests" : "not known here");
            return;
        }
        UnsubscribeForm form = UnsubscribeForm.of(request);
        if (form.isOurs()) {
            page(token, message.get(), form, request, response);
        } else {
            take(message.get(), Withdrawals.Scope.LISTS, Withdrawals.Channel.ONE_CLICK, request);
            say(response, 200, "unsubscribed");
        }
    }

    private void page(
            String token,
            MessageId message,
            UnsubscribeForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        String done;
        if (!form.value("email").isEmpty()) {
            returns.note(form.value("email"));
            done = "noted";
        } else if (!form.value("prefs").isEmpty()) {
            returns.mailPreferences(message, form.value("lang"));
            done = "prefs";
        } else if (!form.value("again").isEmpty()) {
            returns.ask(token, request);
            done = "again";
        } else {
            boolean lists = form.value("scope").equals("lists");
            Withdrawals.Scope scope =
                    lists ? Withdrawals.Scope.LISTS : Withdrawals.Scope.EVERYTHING;
            boolean gone = take(message, scope, Withdrawals.Channel.PAGE, request);
            done = gone ? "gone" : lists ? "lists" : "all";
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        String lang = form.value("lang").equals("en") ? "&lang=en" : "";
        response.setHeader("Location", PATH + token + "?done=" + done + lang);
    }

    /** Applies or keeps it; true when the message is gone. */
    private boolean take(
            MessageId message,
            Withdrawals.Scope scope,
            Withdrawals.Channel channel,
            HttpServletRequest request) {
        try {
            Outcome<?> outcome =
                    withdrawals.unsubscribe(
                            message,
                            scope,
                            new Withdrawals.Request(
                                    channel,
                                    Client.address(request),
                                    request.getHeader("User-Agent")));
            return outcome.reasons().stream().anyMatch(reason -> reason.code() == Code.NOT_FOUND);
        } catch (RuntimeException fault) {
            LOG.error("a withdrawal was answered but not applied message={}", message, fault);
            return false;
        }
    }

    private static void say(HttpServletResponse response, int status, String text)
            throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write((text + '\n').getBytes(StandardCharsets.UTF_8));
    }
}
