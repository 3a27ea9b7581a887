package com.mailflatrate.web.open;

import com.mailflatrate.abuse.Case;
import com.mailflatrate.abuse.Complaints;
import com.mailflatrate.abuse.Tracing;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.web.shared.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /abuse}: anybody may report. Shows who sent a mailing and when, never the consent: a
 * mailing id is no secret. A report ends on a page with its number.
 */
@Controller
class AbuseController {

    private static final int TEXT = 20_000;

    private final Complaints complaints;
    private final Tracing tracing;

    AbuseController(Complaints complaints, Tracing tracing) {
        this.complaints = complaints;
        this.tracing = tracing;
    }

    @GetMapping("/abuse")
    ModelAndView page(
            @RequestParam(name = "m", defaultValue = "") String mark,
            @ModelAttribute Shell shell,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("shell", shell);
        model.put("mark", mark.length() > 100 ? "" : mark);
        model.put("sender", sender(mark).orElse(null));
        return new ModelAndView("open/abuse", model);
    }

    @PostMapping("/abuse")
    ModelAndView report(
            @RequestParam(name = "m", defaultValue = "") String mark,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable MultipartFile mail,
            @ModelAttribute Shell shell,
            HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        String reporter = from == null || from.isBlank() ? null : from;
        String said = text.length() > TEXT ? text.substring(0, TEXT) : text;
        boolean hasMail = mail != null && !mail.isEmpty();
        if (!hasMail && said.isBlank() && mark.isBlank()) {
            response.setStatus(422);
            ModelAndView again = page("", shell, response);
            again.addObject("empty", true);
            return again;
        }
        Case made =
                hasMail && mail != null
                        ? complaints
                                .judge(
                                        mail.getBytes(),
                                        reporter == null ? "" : reporter,
                                        Complaints.Door.PORTAL)
                                .orThrow()
                        : complaints.judge(said, mark, reporter, Complaints.Door.PORTAL).orThrow();
        return new ModelAndView("open/receipt", Map.of("shell", shell, "made", made));
    }

    private Optional<Tracing.FoundMailing> sender(String mark) {
        return MailingId.parse(mark)
                .or(() -> tracing.message(mark).map(found -> found.facts().mailingId()))
                .flatMap(tracing::mailing);
    }
}
