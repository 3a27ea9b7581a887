package com.mailflatrate.abuse;

/**
 * What somebody who wrote to the desk is told, in both languages: theirs is not known. Repeats
 * nothing of their mail.
 */
final class ReceiptText {

    private static final String BOTH =
            """
            Guten Tag,

            Ihre Nachricht ist angekommen und hat die Nummer {number}. Ein Mensch liest sie und antwortet Ihnen.
            Wenn Sie noch etwas hinzufügen möchten, nennen Sie bitte diese Nummer.

            ---

            Hello,

            your message has arrived and has the number {number}. A person will read it and answer you.
            If you want to add something, please mention this number.
            """;

    private ReceiptText() {}

    static String subject(long number) {
        return "Eingegangen, Nummer " + number + " / Received, number " + number;
    }

    static String of(long number) {
        return BOTH.replace("{number}", Long.toString(number));
    }
}
