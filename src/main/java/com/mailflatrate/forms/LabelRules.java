package com.mailflatrate.forms;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether words ask for what no newsletter needs and every thief wants: PINs, passwords, numbers of
 * cards and accounts, official numbers. German and English, also with digits for letters. Pure.
 */
final class LabelRules {

    private static final Set<String> WORDS =
            Set.of(
                    "pin", "tan", "mtan", "puk", "otp", "cvv", "cvc", "cvv2", "iban", "bic", "blz",
                    "ssn", "swift", "depot");
    private static final Pattern PARTS =
            Pattern.compile(
                    "passwor|passwd|passphrase|kennwort|zugangscode|sicherheitscode|securitycode"
                            + "|kreditkarte|creditcard|debitcard|bankkarte|girokarte|eckarte|kartennummer"
                            + "|kartennr|cardnumber|cardno|prufziffer|pruefziffer|konto(nr|num|inhaber|daten|verbindung|stand)"
                            + "|bankverbindung|bankdaten|bankkonto|bankleitzahl|bankaccount|bankdetail|accountnumber"
                            + "|accountno|sortcode|routingnumber|sozialversicherung|socialsecurity|steueridentifikation"
                            + "|steuerid|steuernummer|taxnumber|taxid|ausweisnummer|ausweisnr|personalausweis"
                            + "|passportnumber|passnummer|geheimzahl|geheimnummer|onlinebanking|loginname|logindaten"
                            + "|zugangsdaten|secretquestion|sicherheitsfrage|walletseed|seedphrase|privatekey");

    private LabelRules() {}

    /** Whether a label, a key or a sentence asks for a secret. */
    static boolean asksForSecret(String text) {
        String plain = plain(text);
        for (String word : plain.split("[^a-z0-9]+", -1)) {
            if (WORDS.contains(letters(word)) || WORDS.contains(word)) {
                return true;
            }
        }
        String joined = letters(plain.replaceAll("[^a-z0-9@$!]+", ""));
        String spelled = plain.replaceAll("[^a-z0-9]+", " ").strip();
        boolean apart = spelled.matches("([a-z0-9] )+[a-z0-9]");
        return PARTS.matcher(joined).find() || apart && WORDS.contains(joined);
    }

    private static String plain(String text) {
        String split = text.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return Normalizer.normalize(split, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}|\\p{Cf}", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
    }

    private static String letters(String word) {
        return word.replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }
}
