package com.mailflatrate.web.open.apply;

import com.mailflatrate.doors.Client;
import com.mailflatrate.vetting.Applications;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The link in the letter: looking at it changes nothing, as scanners look too; the button confirms.
 */
@Controller
class ConfirmAddressController {

    private final Applications applications;

    ConfirmAddressController(Applications applications) {
        this.applications = applications;
    }

    @GetMapping("/apply/confirm/{secret}")
    String look(@PathVariable String secret, Model model) {
        return page(applications.look(secret).orThrow(), secret, model);
    }

    @PostMapping("/apply/confirm/{secret}")
    String confirm(@PathVariable String secret, HttpServletRequest request, Model model) {
        return page(
                applications.confirmAddress(secret, Client.of(request)).orThrow(), secret, model);
    }

    private static String page(Applications.LinkState state, String secret, Model model) {
        model.addAttribute("email", state.email());
        model.addAttribute("confirmed", state.confirmed());
        model.addAttribute("secret", secret);
        return "apply/confirm";
    }
}
