package com.mailflatrate.web.open;

import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/**
 * Whoever looks up the name a mail server of ours says finds who runs it: providers ask for that
 * before they take mail.
 */
@Controller
class SendingHostPage {

    static final String PATH = "/abuse/sender";

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
}
