package com.mailflatrate.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PIN",
                "Ihre PIN-Nummer",
                "PINcode",
                "P.I.N.",
                "TAN-Liste",
                "Transaktionsnummer",
                "Passwort",
                "Kennwort Ihrer Bank",
                "password",
                "Pass word",
                "passcode",
                "Geheimzahl",
                "Einmalcode aus der SMS",
                "verification code",
                "Kreditkarte",
                "Kreditkarten-Nr.",
                "Kartenprüfnummer",
                "EC-Karte",
                "Card no.",
                "Credit card number",
                "CVC2",
                "Kontonummer",
                "Konto-Nr.",
                "IBAN",
                "Bankverbindung",
                "Account number",
                "Acct. No",
                "Sort code",
                "Steuer-ID",
                "Social security number",
                "Personalausweis-Nummer",
                "Mother's maiden name"
            })
    void whatAThiefWantsIsRefusedInBothLanguages(String label) {
        assertThat(LabelRules.asksForSecret(label)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P1N",
                "PlN",
                "РІN", // Cyrillic er and i
                "ΡΙΝ", // Greek
                "ᴘɪɴ", // small capitals
                "ＰＩＮ", // full width
                "𝐏𝐈𝐍", // mathematical
                "P\u200BI\u200BN", // with spaces of no width
                "P\u00ADIN", // with a soft hyphen
                "Pásswort",
                "Раsswоrt",
                "pa$$w0rd",
                "Pаsswort",
                "1BAN",
                "lBAN",
                "ΙΒΑΝ",
                "Krеditkаrte",
                "Κοntonummer"
            })
    void lettersThatOnlyLookLikeThemHelpNobody(String label) {
        assertThat(LabelRules.asksForSecret(label)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vorname",
                "Name des Unternehmens",
                "Spinat oder Salat",
                "Spinnrad vorhanden?",
                "Pinnwand",
                "Tante-Emma-Laden in der Nähe",
                "Tannenbaum bestellen",
                "Kundennummer",
                "Postleitzahl",
                "Telefonnummer",
                "Ihr Konto im Laden",
                "Kartenspiele, die Sie mögen",
                "Postkarte erwünscht",
                "Fahrzeug-Identifikationsnummer",
                "Compass or map?",
                "Accommodation",
                "Birthday",
                "Город",
                "Πόλη"
            })
    void whatANewsletterAsksForIsWelcome(String label) {
        assertThat(LabelRules.asksForSecret(label)).isFalse();
    }
}
