package com.mailflatrate.abuse;

import com.mailflatrate.kernel.Language;

/** What the desk writes to an account. Says nothing of who complained. */
final class CaseLetters {

    private static final String GERMAN =
            """
            Guten Tag,

            zu Ihrer Sendung {mailing} liegt uns eine Beschwerde vor (Nummer {number}).
            Bitte sagen Sie uns innerhalb eines Werktags, woher die Einwilligung dieser Person stammt.

            {note}

            Antworten Sie einfach auf diese Mail.
            """;
    private static final String ENGLISH =
            """
            Hello,

            we have received a complaint about your mailing {mailing} (number {number}).
            Please tell us within one working day where this person's consent came from.

            {note}

            Just answer this mail.
            """;

    private CaseLetters() {}

    static String subject(Language language, long number) {
        return (language == Language.DE
                        ? "Bitte um Stellungnahme, Nummer "
                        : "Please comment, number ")
                + number;
    }

    static String text(Language language, CaseRow row, String note) {
        return (language == Language.DE ? GERMAN : ENGLISH)
                .replace("{mailing}", row.mailing() == null ? "" : row.mailing().toString())
                .replace("{number}", Long.toString(row.number()))
                .replace("{note}", note);
    }
}
