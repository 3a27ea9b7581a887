package com.mailflatrate.web.open;

import com.mailflatrate.consent.Withdrawals;
import com.mailflatrate.consent.Withdrawn;
import com.mailflatrate.consent.preference.Choice;
import com.mailflatrate.consent.preference.Preferences;
import com.mailflatrate.doors.Client;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /p/{secret}}: what a person gets from a sender. Looking changes nothing. Leaving is done
 * at once; coming back takes a confirmation mail of its own.
 */
@Controller
class PreferenceController {

    private final Preferences preferences;
    private final Withdrawals withdrawals;
    private final Returns returns;
    private final BadTokens badTokens;

    PreferenceController(
            Preferences preferences,
            Withdrawals withdrawals,
            Returns returns,
            BadTokens badTokens) {
        this.preferences = preferences;
        this.withdrawals = withdrawals;
        this.returns = returns;
        this.badTokens = badTokens;
    }

    @GetMapping("/p/{secret}")
    ModelAndView look(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String done,
            @ModelAttribute Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        return switch (preferences.view(secret)) {
            case Outcome.Done<Choice>(Choice choice) ->
                    new ModelAndView(
                            "open/preferences",
                            Map.of(
                                    "shell", shell,
                                    "choice", choice,
                                    "secret", secret,
                                    "done", done));
            case Outcome.Refused<Choice> refused -> refused(refused, shell, request, response);
        };
    }

    @PostMapping("/p/{secret}")
    ModelAndView save(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String again,
            @ModelAttribute Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        return switch (preferences.view(secret)) {
            case Outcome.Done<Choice>(Choice choice) -> {
                String done =
                        again.isEmpty() ? choose(choice, request) : ask(choice, again, request);
                response.setHeader(
                        "Location",
                        "/p/" + secret + "?done=" + done + "&lang=" + shell.language().code());
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                yield new ModelAndView("open/unknown", Map.of("shell", shell));
            }
            case Outcome.Refused<Choice> refused -> refused(refused, shell, request, response);
        };
    }

    /** What was shown and is no longer ticked ends; nothing begins by a tick. */
    private String choose(Choice choice, HttpServletRequest request) {
        Ticks ticks = Ticks.of(request);
        List<ListId> ended =
                choice.lists().stream()
                        .map(Choice.Entry::list)
                        .filter(list -> ticks.wasTakenOff("list", list.toString()))
                        .toList();
        if (!ended.isEmpty()) {
            withdrawals.leave(
                    choice.message(),
                    new Withdrawn(choice.account().id(), choice.contact(), ended, false),
                    new Withdrawals.Request(
                            Withdrawals.Channel.PREFERENCES,
                            Client.address(request),
                            request.getHeader("User-Agent")));
        }
        if (ticks.wasTakenOff("tracking", "on")) {
            preferences.endTracking(choice, Visits.of(request));
        }
        return "saved";
    }

    /** Only a list the person was on before can be asked for again. */
    private String ask(Choice choice, String again, HttpServletRequest request) {
        Optional<ListId> list =
                choice.left().stream()
                        .map(Choice.Entry::list)
                        .filter(one -> one.toString().equals(again))
                        .findFirst();
        list.ifPresent(one -> returns.ask(choice.account().id(), one, choice.contact(), request));
        return list.isPresent() ? "asked" : "saved";
    }

    private ModelAndView refused(
            Outcome.Refused<Choice> refused,
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        boolean late = refused.reasons().getFirst().code() == Code.GONE;
        if (!late && badTokens.isTooMany(Client.address(request))) {
            throw new RefusedException(Code.TOO_MANY_REQUESTS, badTokens.secondsToWait());
        }
        response.setStatus(late ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND);
        return new ModelAndView(late ? "open/outdated" : "open/unknown", Map.of("shell", shell));
    }
}
