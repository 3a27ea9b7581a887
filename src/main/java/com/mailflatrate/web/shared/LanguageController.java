package com.mailflatrate.web.shared;

import com.mailflatrate.doors.Open;
import com.mailflatrate.doors.Speech;
import com.mailflatrate.kernel.Language;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeps the language somebody has chosen for our pages. */
@Controller
@Open
class LanguageController {

    private static final Duration LIFE = Duration.ofDays(365);

    @GetMapping("/language")
    String choose(
            HttpServletResponse response,
            @RequestParam String to,
            @RequestParam(defaultValue = "/") String back) {
        String code = Language.of(Locale.forLanguageTag(to)).code();
        String cookie =
                ResponseCookie.from(Speech.COOKIE, code)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(LIFE)
                        .build()
                        .toString();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
        return "redirect:" + (isOurs(back) ? back : "/");
    }

    /** A path of this site, nothing that leads elsewhere. */
    private static boolean isOurs(String path) {
        return path.matches("/[A-Za-z0-9/_.-]*") && !path.startsWith("//");
    }
}
