package com.mailflatrate.content;

import com.mailflatrate.content.merge.Escape;
import com.mailflatrate.kernel.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Completes what a customer wrote to a whole HTML document: frame, character set, hidden preheader.
 */
final class Skeleton {

    private static final String PREHEADER_OPEN =
            "<div style=\"display:none;max-height:0;max-width:0;overflow:hidden;"
                    + "opacity:0;font-size:1px;line-height:1px;color:#ffffff;mso-hide:all\">";

    /** Keeps inboxes from filling the line with the first words of the mail. */
    private static final String FILLER = "&#8199;&#65279;&#847; ".repeat(40);

    private Skeleton() {}

    static String complete(
            String html, String subject, @Nullable String preheader, Language language) {
        String whole =
                html.toLowerCase(Locale.ROOT).contains("<body")
                        ? html
                        : framed(html, subject, language);
        if (preheader == null || preheader.isBlank()) {
            return whole;
        }
        int at = whole.indexOf('>', whole.toLowerCase(Locale.ROOT).indexOf("<body")) + 1;
        String hidden =
                PREHEADER_OPEN
                        + Escape.HTML.of(preheader).replace("&quot;", "\"")
                        + FILLER
                        + "</div>";
        return whole.substring(0, at) + hidden + whole.substring(at);
    }

    private static String framed(String html, String subject, Language language) {
        String title = subject.contains("{") ? "" : Escape.HTML.of(subject);
        return "<!doctype html>\n<html lang=\""
                + language.code()
                + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
                + title
                + "</title></head>\n<body>\n"
                + html
                + "\n</body></html>\n";
    }
}
