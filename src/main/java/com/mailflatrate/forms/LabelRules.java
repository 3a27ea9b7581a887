package com.mailflatrate.forms;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether words ask for what no newsletter needs and every thief wants: PINs, passwords, numbers of
 * cards and accounts, official numbers. German and English, also with digits for letters, and with
 * letters of other scripts that look alike (UTS #39 §4; those of Cyrillic, Greek and small
 * capitals). Pure.
 */
final class LabelRules {

    private static final Set<String> WORDS =
            Set.of(
                    "pin",
                    "pins",
                    "tan",
                    "tans",
                    "mtan",
                    "puk",
                    "otp",
                    "cvv",
                    "cvc",
                    "cvv2",
                    "cvc2",
                    "iban",
                    "bic",
                    "blz",
                    "ssn",
                    "swift",
                    "depot",
                    "pwd",
                    "passcode");
    private static final Pattern PARTS =
            Pattern.compile(
                    "passwor|passwd|passphrase|kennwort|zugangscode|sicherheitscode|securitycode"
                            + "|kreditkarte|creditcard|debitcard|bankkarte|girokarte|eckarte|kartennummer"
                            + "|kartennr|cardnumber|cardno|prufziffer|pruefziffer|konto(nr|num|inhaber|daten|verbindung|stand)"
                            + "|bankverbindung|bankdaten|bankkonto|bankleitzahl|bankaccount|bankdetail|accountnumber"
                            + "|accountno|sortcode|routingnumber|sozialversicherung|socialsecurity|steueridentifikation"
                            + "|steuerid|steuernummer|taxnumber|taxid|ausweisnummer|ausweisnr|personalausweis"
                            + "|passportnumber|passnummer|geheimzahl|geheimnummer|onlinebanking|loginname|logindaten"
                            + "|zugangsdaten|secretquestion|sicherheitsfrage|walletseed|seedphrase|privatekey"
                            + "|pincode|pinnummer|pinnumber|tancode|tannummer|tanliste|ibannummer|ibannumber"
                            + "|geheimwort|einmalcode|onetimecode|verificationcode|bestatigungscode"
                            + "|transaktionsnummer|identificationnumber|personlicheidentifikation"
                            + "|sicherheitsnummer|securitynumber|mothersmaiden|reisepassnr|passportno"
                            + "|kartenpr|kartendaten|carddetails|cardexpiry|cardnr|cardnum|mastercard"
                            + "|visakarte|visacard|debitkarte|girokonto|depotnummer|bankacc|accountdetails"
                            + "|acctno|acctnumber|accnumber");

    /** Letters, each with the Latin one it looks like in one of its two cases. */
    private static final String LOOK_ALIKES =
            "аaвbеeкkмmнhоoрpсcтtуyхxѕsіiјjԁdһhԛqԝwпnгrьbӏl"
                    + "αaβbεeζzηnιiκkμmνnοoρpτtυyχx"
                    + "ıiłløođdᴀaʙbᴄcᴅdᴇeɪiᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz";

    private LabelRules() {}

    /** Whether a label, a key or a sentence asks for a secret. */
    static boolean asksForSecret(String text) {
        String apart = text.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return isSecret(plain(text)) || isSecret(plain(apart));
    }

    private static boolean isSecret(String plain) {
        for (String word : plain.split("[^a-z0-9]+", -1)) {
            String letters = letters(word);
            if (WORDS.contains(word)
                    || WORDS.contains(letters)
                    || WORDS.contains(letters.replace('l', 'i'))) {
                return true;
            }
        }
        String joined = letters(plain.replaceAll("[^a-z0-9@$!]+", ""));
        String spelled = plain.replaceAll("[^a-z0-9]+", " ").strip();
        boolean apart = spelled.matches("([a-z0-9] )+[a-z0-9]");
        return PARTS.matcher(joined).find() || apart && WORDS.contains(joined);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}|\\p{Cf}", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .codePoints()
                .map(LabelRules::latin)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int latin(int letter) {
        int at = letter < 128 ? -1 : LOOK_ALIKES.indexOf(letter);
        return at < 0 ? letter : LOOK_ALIKES.charAt(at + 1);
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
