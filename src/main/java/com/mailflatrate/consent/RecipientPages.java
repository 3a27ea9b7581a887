package com.mailflatrate.consent;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the pages for recipients are. */
@Component
final class RecipientPages {

    private final String base;

    RecipientPages(
            @Value("${mailflatrate.recipient-url:}") String recipients,
            @Value("${mailflatrate.public-url:http://localhost:8080}") String pages) {
        String chosen = recipients.isBlank() ? pages : recipients;
        this.base = chosen.replaceFirst("/+$", "");
    }

    String confirm(String secret) {
        return base + "/c/" + secret;
    }
}
