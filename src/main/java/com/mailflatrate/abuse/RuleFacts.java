package com.mailflatrate.abuse;

import com.mailflatrate.kernel.Language;

/** What a rule found about an account, in a sentence to it, and what we ask. */
final class RuleFacts {

    private static final String GERMAN_FORM =
            " Das Formular löst jetzt höchstens 20 Mails am Tag aus. Wo steht es, und wer füllt es aus?";
    private static final String ENGLISH_FORM =
            " The form now causes 20 mails a day at most. Where is it placed, and who fills it in?";

    private RuleFacts() {}

    static String of(Language language, CaseRow row) {
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
