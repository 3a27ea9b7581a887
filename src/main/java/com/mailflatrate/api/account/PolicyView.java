package com.mailflatrate.api.account;

import com.mailflatrate.account.PolicyText;
import com.mailflatrate.kernel.Language;
import java.time.Instant;

/** A text in force. */
record PolicyView(
        String kind,
        int version,
        String sha256,
        String title,
        Texts texts,
        Instant publishedAt,
        Instant effectiveAt) {

    /** Both languages of a text. */
    record Texts(String de, String en) {}

    static PolicyView of(PolicyText text, Language language) {
        return new PolicyView(
                text.kind().word(),
                text.version(),
                text.sha256(),
                text.title(language),
                new Texts(text.text(Language.DE), text.text(Language.EN)),
                text.publishedAt(),
                text.effectiveAt());
    }
}
