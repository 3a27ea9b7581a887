package com.mailflatrate.web.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Puts the shell into the model of every page; a controller may also ask for it as
 * {@code @ModelAttribute Shell shell}.
 */
@ControllerAdvice("com.mailflatrate.web")
class ShellAdvice {

    private final Shells shells;

    ShellAdvice(Shells shells) {
        this.shells = shells;
    }

    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request, HttpServletResponse response) {
        return shells.of(request, response);
    }
}
