package com.mailflatrate.consent.preference;

import com.mailflatrate.account.Account;
import com.mailflatrate.asking.ConfirmationMail;
import com.mailflatrate.kernel.Language;

/** The mail with the link to the page; bare, as the one that asks for a confirmation. */
record PreferenceMail(String subject, String text) {

    private static final String GERMAN =
            """
            Auf dieser Seite wählen Sie, was Sie von {company} bekommen:

            {link}

            Die Seite ist sieben Tage lang gültig. Haben Sie sie nicht bestellt, dann brauchen Sie
            nichts zu tun: Es ändert sich nichts.

            --\s
            {imprint}
            """;
    private static final String ENGLISH =
            """
            On this page you choose what you get from {company}:

            {link}

            The page is valid for seven days. If you did not ask for it, there is nothing to do:
            nothing changes.

            --\s
            {imprint}
            """;

    static PreferenceMail of(Language language, Account account, String link) {
        boolean german = language == Language.DE;
        String company = account.company().name().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return new PreferenceMail(
                (german ? "Ihre Einstellungen bei " : "Your preferences at ") + company,
                (german ? GERMAN : ENGLISH)
                        .replace("{company}", company)
                        .replace("{imprint}", ConfirmationMail.imprint(account.company()))
                        .replace("{link}", link));
    }
}
