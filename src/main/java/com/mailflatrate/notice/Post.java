package com.mailflatrate.notice;

import com.mailflatrate.delivery.Letters;
import com.mailflatrate.doors.Texts;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Writes a letter of the platform in its reader's language. Links begin with the configured address
 * of this service, never with what a request has claimed to be its host.
 */
@Component
final class Post {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final Letters letters;
    private final Texts texts;
    private final String publicUrl;

    Post(
            Letters letters,
            Texts texts,
            @Value("${mailflatrate.public-url:http://localhost:${mailflatrate.http.port:8080}}")
                    String publicUrl) {
        this.letters = letters;
        this.texts = texts;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    void send(EmailAddress to, Language language, String which, Object... facts) {
        send(null, to, language, which, facts);
    }

    void send(
            @Nullable AccountId account,
            EmailAddress to,
            Language language,
            String which,
            Object... facts) {
        letters.send(
                Letters.Letter.plain(
                        Letters.Kind.NOTICE,
                        account,
                        to,
                        texts.say(language, "notice." + which + ".subject", facts),
                        texts.say(language, "notice." + which + ".text", facts)));
    }

    String say(Language language, String key) {
        return texts.say(language, key);
    }

    String link(String path) {
        return publicUrl + path;
    }

    String dateTime(Instant at, Language language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language.locale())
                .format(at.atZone(ZONE));
    }
}
