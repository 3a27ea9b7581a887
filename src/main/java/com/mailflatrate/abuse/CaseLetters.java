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

    private static final String GERMAN_RULE =
            """
            Guten Tag,

            eine unserer Prüfungen hat bei Ihrem Konto etwas gefunden, das wir mit Ihnen klären möchten (Nummer {number}):
            {fact}

            {note}

            Antworten Sie bitte innerhalb eines Werktags auf diese Mail.
            """;
    private static final String ENGLISH_RULE =
            """
            Hello,

            one of our checks has found something about your account that we would like to settle with you (number {number}):
            {fact}

            {note}

            Please answer this mail within one working day.
            """;

    private CaseLetters() {}

    static String subject(Language language, long number) {
        return (language == Language.DE
                        ? "Bitte um Stellungnahme, Nummer "
                        : "Please comment, number ")
                + number;
    }

    static String text(Language language, CaseRow row, String note) {
        if (row.door() == Complaints.Door.RULE) {
            return (language == Language.DE ? GERMAN_RULE : ENGLISH_RULE)
                    .replace("{number}", Long.toString(row.number()))
                    .replace("{fact}", RuleFacts.of(language, row))
                    .replace("{note}", note);
        }
        return (language == Language.DE ? GERMAN : ENGLISH)
                .replace("{mailing}", row.mailing() == null ? "" : row.mailing().toString())
                .replace("{number}", Long.toString(row.number()))
                .replace("{note}", note);
    }
}
