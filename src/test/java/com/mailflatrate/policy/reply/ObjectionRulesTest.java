package com.mailflatrate.policy.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.policy.reply.ObjectionRules.Judgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectionRulesTest {

    @ParameterizedTest
    @Covers({"G7", "G12"})
    @ValueSource(
            strings = {
                "Bitte keine Werbung mehr",
                "bitte schicken Sie mir keine weiteren E-Mails.",
                "Ich möchte keine Mails mehr bekommen",
                "Keine Newsletter mehr bitte!",
                "Bitte den Newsletter abbestellen",
                "Ich möchte den Newsletter kündigen.",
                "Bitte melden Sie mich ab",
                "Melden Sie mich bitte vom Newsletter ab.",
                "Nehmen Sie mich sofort aus dem Verteiler!",
                "Bitte streichen Sie mich aus Ihrer Liste",
                "Bitte löschen Sie meine E-Mail-Adresse aus Ihrer Datenbank",
                "Hiermit widerspreche ich der Nutzung meiner Daten zu Werbezwecken.",
                "Ich widerrufe hiermit meine Einwilligung.",
                "Meine Einwilligung zum Newsletter widerrufe ich.",
                "Unterlassen Sie das!",
                "Lassen Sie mich in Ruhe.",
                "Bitte nicht mehr anschreiben",
                "Ich will nie wieder Werbung von Ihnen bekommen",
                "ABMELDEN",
                "Abmelden.",
                "STOP",
                "stopp!",
                "unsubscribe",
                "Unsubscribe!",
                "Bitte abmelden, danke",
                "Ich habe mich schon mehrfach abgemeldet und bekomme immer noch Post!",
                "Tragen Sie mich bitte aus dem Verteiler aus",
                "Hören Sie auf, mir zu schreiben",
                "no more mail please",
                "No more emails, please.",
                "Please unsubscribe me from this list",
                "unsubscribe me",
                "Remove me from your mailing list",
                "Take my address off? No: remove my address now",
                "Stop sending me these emails",
                "please stop emailing me",
                "Do not contact me again",
                "Don't send me any more of this",
                "I no longer wish to receive these emails",
                "I withdraw my consent to marketing",
                "I object to the processing of my data",
                "Please cancel my subscription",
                "Cancel my subscription",
                "leave me alone",
                "opt out",
                "opt me out please",
                "I don’t want to receive your newsletter"
            })
    void aPlainObjectionIsOne(String text) {
        assertThat(ObjectionRules.judge(text)).as(text).isEqualTo(Judgement.OBJECTS);
    }

    @ParameterizedTest
    @Covers("G12")
    @ValueSource(
            strings = {
                "Wie kann ich mich abmelden?",
                "How can I unsubscribe?",
                "Kein Interesse.",
                "Not interested",
                "Woher haben Sie meine Adresse?",
                "Where did you get my address?",
                "Das ist doch Spam!",
                "Ich schalte meinen Anwalt ein.",
                "Ein bisschen zu viele Mails in letzter Zeit."
            })
    void whatMayBeOneIsForAPerson(String text) {
        assertThat(ObjectionRules.judge(text)).as(text).isEqualTo(Judgement.WEAK);
    }

    @ParameterizedTest
    @Covers("G12")
    @ValueSource(
            strings = {
                "Danke für den tollen Newsletter!",
                "Haben Sie den Winterkaffee auch gemahlen?",
                "Ich habe seit Wochen keine Mails mehr bekommen, stimmt etwas nicht?",
                "Warum bekomme ich keine Mails mehr von euch?",
                "Ich möchte meine Bestellung stornieren.",
                "Bitte den Termin am Montag absagen",
                "Hiermit widerspreche ich der Rechnung Nr. 12",
                "Please don't unsubscribe me, I love it",
                "I get no more mails from you, please check",
                "Can you stop by on Monday?",
                "Bitte melden Sie mich zum Röstkurs an.",
                "What time do you open?",
                "Was kostet ein Kilo?",
                ""
            })
    void aQuestionOrThanksIsNone(String text) {
        assertThat(ObjectionRules.judge(text)).as(text).isEqualTo(Judgement.NONE);
    }

    @Test
    @Covers("G12")
    void ourOwnQuotedMailObjectsToNothing() {
        String reply =
                """
                Vielen Dank, ich komme gern vorbei!

                Am 21.11.2026 um 10:00 schrieb Kaffeerösterei Nordlicht:
                > Newsletter abbestellen
                > Sie möchten keine Mails mehr bekommen? Hier abmelden.
                """;
        assertThat(ObjectionRules.judge(reply)).isEqualTo(Judgement.NONE);
        assertThat(ObjectionRules.judge("Bitte keine Werbung mehr!\n" + reply))
                .isEqualTo(Judgement.OBJECTS);
    }

    @Test
    void aLongLetterIsReadInBoundedTime() {
        long start = System.nanoTime();
        ObjectionRules.judge("bitte nicht mehr mich melden keine ".repeat(5_000));
        assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }
}
