package com.mailflatrate.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @Covers("B3")
    @ValueSource(
            strings = {
                "",
                "anna",
                "@firma.example",
                "anna@",
                "anna@firma",
                "a@b..c",
                "@x:a@b.example",
                "a b@c.example",
                "a@b@c.example",
                ".anna@firma.example",
                "anna.@firma.example",
                "an..na@firma.example",
                "anna(kommentar)@firma.example",
                "\"an na\"@firma.example",
                "anna@[192.0.2.1]",
                "anna@192.0.2.1",
                "anna@-firma.example",
                "anna@firma-.example",
                "anna@fir_ma.example",
                "anna@firma.example.",
                "anna\r\nBcc: x@y.example",
                "anna\u0000@firma.example",
                "anna@firma.example\u0000",
                "Anna <anna@firma.example>"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @Covers("B3")
    @CsvSource({
        "anna@firma.example, anna@firma.example",
        "Anna.Petersen@Firma.Example, anna.petersen@firma.example",
        "'  anna@firma.example ', anna@firma.example",
        "anna+kaffee@firma.example, anna+kaffee@firma.example",
        "anna@xn--mller-kva.example, anna@xn--mller-kva.example",
        "anna@müller.example, anna@xn--mller-kva.example",
        "'\"info\"@firma.example', info@firma.example",
        "jürgen@müller.example, jürgen@xn--mller-kva.example",
        "o'neill@firma.example, o'neill@firma.example"
    })
    void anAddressHasOneKeyForAllItsSpellings(String text, String key) {
        assertThat(EmailAddress.parse(text)).map(EmailAddress::key).contains(key);
    }

    @Test
    @Covers("B3")
    void aLocalPartOf64OctetsPassesAndOneOf65DoesNot() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@firma.example")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@firma.example")).isEmpty();
        assertThat(EmailAddress.parse("ü".repeat(33) + "@firma.example")).isEmpty();
    }

    @Test
    @Covers("B3")
    void anAddressOf254OctetsPassesAndOneOf255DoesNot() {
        String label = "d".repeat(60);
        String domain =
                label + '.' + label + '.' + label
                        + ".de"; // 185 octets, its local part has up to 64
        assertThat(EmailAddress.parse("a".repeat(64) + '@' + "x.".repeat(2) + domain)).isPresent();
        assertThat(EmailAddress.parse("a".repeat(64) + '@' + "x".repeat(4) + '.' + domain))
                .isEmpty();
    }

    @Test
    void sharpSIsNotDoubleS() {
        assertThat(EmailAddress.domain("straße.example")).contains("xn--strae-oqa.example");
    }

    @Test
    void theLocalPartIsKeptForSendingAsItWasGiven() {
        assertThat(EmailAddress.parse("Anna@Firma.example"))
                .map(EmailAddress::full)
                .contains("Anna@firma.example");
    }

    @Test
    void aLogNeverShowsAnAddress() {
        assertThat(EmailAddress.parse("anna.petersen@firma.example").orElseThrow())
                .hasToString("a•••@firma.example");
    }
}
