package com.mailflatrate.web.open.form;

import com.mailflatrate.doors.Client;
import com.mailflatrate.doors.Throttle;
import com.mailflatrate.forms.FormVersion;
import com.mailflatrate.forms.HostedForms;
import com.mailflatrate.forms.HostedForms.Hosted;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.kernel.WebAddress;
import com.mailflatrate.web.open.Visits;
import com.mailflatrate.web.shared.FormInput;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * {@code /f/{formKey}}: the hosted form, and the registration it or any other page posts. The
 * answer is the same for a known, an unknown and a suppressed address. {@code /f/{formKey}/kiosk}
 * is the same form on a tablet that many people use: no field is remembered, nothing leads away,
 * and it begins anew by itself.
 */
@Controller
class HostedFormController {

    private final HostedForms forms;
    private final Crowd crowd;

    HostedFormController(HostedForms forms, Throttle throttle) {
        this.forms = forms;
        this.crowd = new Crowd(throttle);
    }

    @GetMapping("/f/{key}")
    ModelAndView show(
            @PathVariable String key, @ModelAttribute Shell shell, HttpServletResponse response) {
        Optional<String> meant = forms.keyOfShort(key);
        if (meant.isPresent()) {
            return seeOther("/f/" + meant.get());
        }
        return fresh(form(key), false, shell, response);
    }

    @GetMapping("/f/{key}/kiosk")
    ModelAndView kiosk(
            @PathVariable String key, @ModelAttribute Shell shell, HttpServletResponse response) {
        return fresh(form(key), true, shell, response);
    }

    private ModelAndView fresh(
            Hosted form, boolean kiosk, Shell shell, HttpServletResponse response) {
        forms.shown(form);
        return page(form, FormInput.empty(), kiosk, shell, response);
    }

    @PostMapping("/f/{key}")
    ModelAndView post(
            @PathVariable String key,
            @ModelAttribute Shell shell,
            HttpServletRequest request,
            HttpServletResponse response) {
        Hosted form = form(key);
        crowd.letIn(key, Client.address(request), response);
        Map<String, String> values = values(request);
        HostedForms.Post post =
                new HostedForms.Post(values, values.getOrDefault("altcha", ""), Visits.of(request));
        return switch (forms.register(form, post)) {
            case Outcome.Done<FormVersion>(FormVersion version) ->
                    thanks(form, version, isKiosk(values));
            case Outcome.Refused<FormVersion>(List<Reason> reasons) -> {
                if (reasons.getFirst().code() == Code.UNAVAILABLE) {
                    throw new RefusedException(Code.UNAVAILABLE);
                }
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(
                        form,
                        new FormInput(kept(values, reasons), reasons),
                        isKiosk(values),
                        shell,
                        response);
            }
        };
    }

    @GetMapping("/f/{key}/thanks")
    ModelAndView thanked(
            @PathVariable String key, @ModelAttribute Shell shell, HttpServletResponse response) {
        return thanked(form(key), false, shell, response);
    }

    @GetMapping("/f/{key}/kiosk/thanks")
    ModelAndView thankedAtTheCounter(
            @PathVariable String key, @ModelAttribute Shell shell, HttpServletResponse response) {
        return thanked(form(key), true, shell, response);
    }

    private static ModelAndView thanked(
            Hosted form, boolean kiosk, Shell shell, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new ModelAndView(
                "form/thanks",
                Map.of(
                        "shell", shell.in(form.version().language()),
                        "form", form,
                        "kiosk", kiosk));
    }

    private Hosted form(String key) {
        return forms.find(key).orElseThrow(() -> new RefusedException(Code.NOT_FOUND));
    }

    private static ModelAndView page(
            Hosted form,
            FormInput input,
            boolean kiosk,
            Shell shell,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // the page a registration came from is part of its proof; no other site hears of it
        response.setHeader("Referrer-Policy", "same-origin");
        redirectHost(form.version())
                .ifPresent(host -> response.setHeader("Content-Security-Policy", policy(host)));
        return new ModelAndView(
                "form/form",
                Map.of(
                        "shell", shell.in(form.version().language()),
                        "form", form,
                        "input", input,
                        "kiosk", kiosk));
    }

    private static boolean isKiosk(Map<String, String> values) {
        return values.containsKey("kiosk");
    }

    /** A tablet stays with its form, whatever page of the customer's own comes after others. */
    private static ModelAndView thanks(Hosted form, FormVersion version, boolean kiosk) {
        String to = version.redirectUrl();
        if (kiosk) {
            return seeOther("/f/" + form.key() + "/kiosk/thanks");
        }
        return seeOther(to == null ? "/f/" + form.key() + "/thanks" : to);
    }

    /** 303, so that a reload does not send again. */
    private static ModelAndView seeOther(String to) {
        RedirectView view = new RedirectView(to);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return new ModelAndView(view);
    }

    /**
     * What was typed, but not an address that can't be taken: its field is for another one. Ticks
     * below other words are no ticks.
     */
    private static Map<String, String> kept(Map<String, String> values, List<Reason> reasons) {
        Map<String, String> kept = new HashMap<>(values);
        boolean role =
                reasons.stream()
                        .anyMatch(
                                reason ->
                                        reason.code() == Code.ROLE_ADDRESS
                                                || reason.code() == Code.ROLE_LOOKALIKE);
        if (role) {
            kept.put("role", kept.getOrDefault("email", ""));
            kept.put("email", "");
        }
        if (reasons.getFirst().code() == Code.WORDING_CHANGED) {
            kept.keySet().removeAll(Set.of("consent", "tracking"));
        }
        return kept;
    }

    private static Map<String, String> values(HttpServletRequest request) {
        Map<String, String> values = new HashMap<>();
        request.getParameterMap()
                .forEach(
                        (name, given) -> {
                            if (values.size() < 50 && name.length() <= 40 && given.length > 0) {
                                values.put(
                                        name,
                                        given[0].length() <= 2000
                                                ? given[0]
                                                : given[0].substring(0, 2000));
                            }
                        });
        return values;
    }

    private static Optional<URI> redirectHost(FormVersion version) {
        return Optional.ofNullable(version.redirectUrl())
                .flatMap(WebAddress::parse)
                .map(URI::create);
    }

    /** Browsers count a redirect after a post as a target of the form. */
    private static String policy(URI target) {
        return "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
                + "frame-ancestors 'none'; form-action 'self' "
                + target.getScheme()
                + "://"
                + target.getAuthority();
    }
}
