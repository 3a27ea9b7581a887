package com.mailflatrate.asking;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list's or a company's name is all of the account that stands in the mail that asks. */
@Covers({"C7", "C17"})
class ConfirmationMailTest {

    @ParameterizedTest
    @CsvSource({
        "Jetzt https://evil.test/kaufen lesen, Jetzt  lesen",
        "Neues www.evil.test, Neues",
        "Neues evil.test/x, Neues",
        "Neues von evil.test, Neues von evil. test",
        "Hier {link} und {never}, Hier link und never"
    })
    void aNameBringsNoLink(String name, String stands) {
        assertThat(ConfirmationMail.plain(name)).isEqualTo(stands);
    }

    @Test
    void aNameIsOneLineOfSixtyLetters() {
        assertThat(ConfirmationMail.plain("Neues\r\nBcc: alle@firma.de"))
                .doesNotContain("\n", "\r");
        assertThat(ConfirmationMail.plain("x".repeat(61))).hasSize(60);
    }

    @ParameterizedTest
    @CsvSource({"Müller & Söhne GmbH & Co. KG", "Dr. Oetker", "Neues 2.0", "Café z.B. am Markt"})
    void anOrdinaryNameStandsAsItIs(String name) {
        assertThat(ConfirmationMail.plain(name)).isEqualTo(name);
    }
}
