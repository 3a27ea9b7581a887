package com.mailflatrate.kernel;

import java.util.Locale;

/** The languages of our own texts. */
public enum Language {
    /** German, the default. */
    DE(Locale.GERMANY),
    /** British English. */
    EN(Locale.UK);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** For numbers, dates and message bundles. */
    public Locale locale() {
        return locale;
    }

    /** The language of a locale or tag; German unless it is English. */
    public static Language of(Locale locale) {
        return "en".equals(locale.getLanguage()) ? EN : DE;
    }

    /** {@code de} or {@code en}. */
    public String code() {
        return locale.getLanguage();
    }
}
