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

    private static final String GERMAN_FORM =
            " Das Formular löst jetzt höchstens 20 Mails am Tag aus. Wo steht es, und wer füllt es aus?";
    private static final String ENGLISH_FORM =
            " The form now causes 20 mails a day at most. Where is it placed, and who fills it in?";

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
                    .replace("{fact}", fact(language, row))
                    .replace("{note}", note);
        }
        return (language == Language.DE ? GERMAN : ENGLISH)
                .replace("{mailing}", row.mailing() == null ? "" : row.mailing().toString())
                .replace("{number}", Long.toString(row.number()))
                .replace("{note}", note);
    }

    /** What a rule found about an account, and what we ask. */
    private static String fact(Language language, CaseRow row) {
        boolean german = language == Language.DE;
        if (row.form() == null) {
            return german
                    ? "In den letzten sieben Tagen gingen mehr als 5 % Ihrer Mails an Postfächer, die es nicht gibt. Woher stammen diese Adressen?"
                    : "In the last seven days more than 5% of your mails went to mailboxes that do not exist. Where do these addresses come from?";
        }
        String why = row.said() == null ? "" : row.said();
        return german ? german(why) + GERMAN_FORM : english(why) + ENGLISH_FORM;
    }

    private static String german(String why) {
        return switch (why) {
            case "HARD" ->
                    "Mehr als 5 % der Adressen, die über eines Ihrer Formulare kamen, gibt es nicht.";
            case "NOT_ME" ->
                    "Mehr als 1 % der Menschen, die wir nach einer Anmeldung über eines Ihrer Formulare fragten, sagten, sie seien es nicht gewesen.";
            default ->
                    "Weniger als 10 % derer, die sich über eines Ihrer Formulare anmeldeten, haben nach zwei Tagen bestätigt.";
        };
    }

    private static String english(String why) {
        return switch (why) {
            case "HARD" ->
                    "More than 5% of the addresses that came through one of your forms do not exist.";
            case "NOT_ME" ->
                    "More than 1% of the people we asked after a registration through one of your forms said it was not them.";
            default ->
                    "Fewer than 10% of those who registered through one of your forms have confirmed after two days.";
        };
    }
}
