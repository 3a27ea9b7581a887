package com.mailflatrate.web.open;

import com.mailflatrate.account.Account;
import com.mailflatrate.account.Accounts;
import com.mailflatrate.audience.Lists;
import com.mailflatrate.database.Lanes;
import com.mailflatrate.doors.Client;
import com.mailflatrate.forms.FormVersion;
import com.mailflatrate.forms.Forms;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.FormId;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.optin.Confirmation;
import com.mailflatrate.optin.Confirmations;
import com.mailflatrate.optin.FormRef;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /c/{secret}}: the page behind the link of the confirmation mail. Only its button confirms.
 */
@Controller
class ConfirmController {

    private final Confirmations confirmations;
    private final Accounts accounts;
    private final Lists lists;
    private final Forms forms;
    private final BadTokens badTokens;

    ConfirmController(
            Confirmations confirmations,
            Accounts accounts,
            Lists lists,
            Forms forms,
            BadTokens badTokens) {
        this.confirmations = confirmations;
        this.accounts = accounts;
        this.lists = lists;
        this.forms = forms;
        this.badTokens = badTokens;
    }

    @GetMapping("/c/{secret}")
    ModelAndView look(
            @PathVariable String secret,
            @ModelAttribute Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(confirmations.view(secret), secret, false, shell, request, response);
    }

    @PostMapping("/c/{secret}")
    ModelAndView confirm(
            @PathVariable String secret,
            @ModelAttribute Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(
                confirmations.confirm(secret, Visits.of(request)),
                secret,
                true,
                shell,
                request,
                response);
    }

    private ModelAndView answer(
            Outcome<Confirmation> outcome,
            String secret,
            boolean posted,
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        return switch (outcome) {
            case Outcome.Done<Confirmation>(Confirmation known) ->
                    page(known, secret, posted, shell);
            case Outcome.Refused<Confirmation> refused ->
                    refused(refused, shell, request, response);
        };
    }

    private ModelAndView page(Confirmation known, String secret, boolean posted, Shell shell) {
        Account account = Lanes.engine(() -> accounts.find(known.account())).orElseThrow();
        String list = Lanes.engine(() -> lists.name(known.account(), known.list())).orElse("");
        String view = posted || known.confirmedAt() != null ? "open/confirmed" : "open/confirm";
        return new ModelAndView(
                view,
                Map.of(
                        "shell", shell,
                        "company", account.company(),
                        "list", list,
                        "wanted", known,
                        "measuring", measuring(known),
                        "secret", secret));
    }

    /** What was agreed to about being measured, as it was shown; empty when nothing was. */
    private String measuring(Confirmation known) {
        FormRef form = known.form();
        return form == null || !known.tracking()
                ? ""
                : Lanes.engine(
                                () ->
                                        forms.version(
                                                known.account(),
                                                new FormId(form.form()),
                                                form.version()))
                        .map(FormVersion::trackingText)
                        .orElse("");
    }

    private ModelAndView refused(
            Outcome.Refused<Confirmation> refused,
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        boolean late = refused.reasons().getFirst().code() == Code.GONE;
        if (!late && badTokens.isTooMany(Client.address(request))) {
            throw new RefusedException(Code.TOO_MANY_REQUESTS, badTokens.secondsToWait());
        }
        response.setStatus(late ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND);
        return new ModelAndView(late ? "open/late" : "open/unknown", Map.of("shell", shell));
    }
}
