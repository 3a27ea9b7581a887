package com.mailflatrate.policy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has left for good, and who is only away. */
class DepartureRulesTest {

    @ParameterizedTest
    @Covers("H3")
    @ValueSource(
            strings = {
                "Frau Petersen ist nicht mehr in unserem Unternehmen tätig. Bitte wenden Sie sich an kontakt@b.test.",
                "Guten Tag,\nHerr Meier arbeitet nicht mehr bei uns.",
                "Ich bin nicht mehr bei der Nord GmbH beschäftigt.",
                "Anna Petersen hat unser Unternehmen zum 30.6. verlassen.",
                "Frau Petersen ist zum Jahresende aus dem Unternehmen ausgeschieden.",
                "Herr Meier ist seit März im Ruhestand.",
                "Diese E-Mail-Adresse ist nicht mehr gültig.",
                "Dieses Postfach wird nicht mehr gelesen.",
                "Anna Petersen is no longer with the company. Please contact office@b.test.",
                "Anna no longer works here.",
                "I am no longer employed by Nord Ltd.",
                "John Smith has left the company as of 1 March.",
                "John Smith has left our organisation.",
                "I have retired. Thank you for the good years!",
                "This mailbox is no longer monitored.",
                "This e-mail address is no longer in use."
            })
    void whoHasLeftForGoodIsToldFromTheNote(String note) {
        assertThat(DepartureRules.hasLeft(note)).isTrue();
    }

    @ParameterizedTest
    @Covers("H8")
    @ValueSource(
            strings = {
                "Ich bin bis Montag nicht im Büro.",
                "Ich bin heute nicht mehr im Unternehmen und morgen wieder da.",
                "Ich bin vorübergehend nicht mehr bei uns im Haus zu erreichen.",
                "Ich bin in Elternzeit und ab Juni zurück. Frau Petersen ist nicht mehr bei uns tätig.",
                "Vielen Dank für Ihre Nachricht, wir melden uns.",
                "Ihre Bestellung hat unser Haus verlassen.",
                "I am out of the office until Monday.",
                "I am on parental leave and will return in June.",
                "I have left the office for today.",
                "Your parcel has left our warehouse.",
                "I am no longer in the office this week.",
                "We no longer sell shoes."
            })
    void whoIsAwayOrWritesOfSomethingElseHasNotLeft(String note) {
        assertThat(DepartureRules.hasLeft(note)).isFalse();
    }
}
