package com.mailflatrate.account;

import com.mailflatrate.kernel.Language;
import java.time.Instant;
import java.util.Map;

/**
 * One version of a policy text, never changed once published.
 *
 * @param version counts from 1 within its kind
 * @param sha256 over titles and texts of both languages, 64 hex digits
 * @param texts plain text with blank lines between paragraphs and {@code # } before headings
 * @param effectiveAt from when on it must have been accepted
 */
public record PolicyText(
        PolicyKind kind,
        int version,
        String sha256,
        Map<Language, String> titles,
        Map<Language, String> texts,
        Instant publishedAt,
        Instant effectiveAt) {

    /** Copies the maps. */
    public PolicyText {
        titles = Map.copyOf(titles);
        texts = Map.copyOf(texts);
    }

    /** The title in a language. */
    public String title(Language language) {
        return titles.getOrDefault(language, "");
    }

    /** The text in a language. */
    public String text(Language language) {
        return texts.getOrDefault(language, "");
    }
}
