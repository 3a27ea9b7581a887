package com.mailflatrate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.policy.reply.ObjectionRules;
import com.mailflatrate.policy.reply.ObjectionRules.Judgement;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replies as mail programs quote. The mailing below a reply has words that would object, were they
 * the person's own.
 */
class QuotedRepliesTest {

    private static final String OURS =
            "Bitte keine Werbung mehr! Newsletter abbestellen: https://mail.test/u/x";

    static Stream<Named<String>> programs() {
        return Stream.of(
                plain(
                        "Gmail",
                        "\n\nOn Tue, Nov 10, 2026 at 10:00 AM Korn <korn@korn.test> wrote:\n\n> {}\n"),
                plain(
                        "Gmail, wrapped",
                        "\n\nOn Tue, Nov 10, 2026 at 10:00 AM Kaffeerösterei Nordlicht GmbH & Co. KG <\nkorn@korn.test> wrote:\n\n> {}\n"),
                plain(
                        "Gmail, German",
                        "\n\nAm Di., 10. Nov. 2026 um 10:00 Uhr schrieb Korn <\nkorn@korn.test>:\n\n> {}\n"),
                plain("Thunderbird", "\n\nAm 10.11.26 um 10:00 schrieb Korn:\n> {}\n"),
                plain("Thunderbird, English", "\n\nOn 10/11/2026 10:00, Korn wrote:\n> {}\n"),
                plain("Thunderbird, older", "\n\nKorn schrieb am 10.11.2026 um 10:00:\n> {}\n"),
                plain(
                        "Apple Mail",
                        "\n\n> Am 10.11.2026 um 10:00 schrieb Korn <korn@korn.test>:\n> \n> {}\n"),
                plain(
                        "iPhone",
                        "\n\nVon meinem iPhone gesendet\n\n> Am 10.11.2026 um 10:00 schrieb Korn:\n> {}\n"),
                plain(
                        "Outlook",
                        "\n\nVon: Korn <korn@korn.test>\nGesendet: Dienstag, 10. November 2026 10:00\nAn: Vera\nBetreff: Brot\n\n{}\n"),
                plain(
                        "Outlook, English",
                        "\n\nFrom: Korn <korn@korn.test>\nSent: Tuesday, November 10, 2026 10:00 AM\nTo: Vera\nSubject: Brot\n\n{}\n"),
                plain(
                        "Outlook 2003",
                        "\n\n-----Ursprüngliche Nachricht-----\nVon: Korn [mailto:korn@korn.test]\nGesendet: Dienstag\n\n{}\n"),
                plain(
                        "Outlook on the web",
                        "\n\n________________________________\nVon: Korn\nGesendet: Dienstag\n\n{}\n"),
                plain(
                        "Outlook on the web, starred",
                        "\n\n*Von:* Korn <korn@korn.test>\n*Gesendet:* Dienstag\n*Betreff:* Brot\n\n{}\n"),
                plain(
                        "Samsung",
                        "\n\n-------- Ursprüngliche Nachricht --------\nVon: Korn <korn@korn.test>\nDatum: 10.11.26 10:00\n\n{}\n"),
                plain(
                        "Android",
                        "\n\n-------- Original message --------\nFrom: Korn <korn@korn.test>\nDate: 10/11/2026\n\n{}\n"),
                plain(
                        "GMX",
                        "\n\nGesendet: Dienstag, 10. November 2026 um 10:00 Uhr\nVon: \"Korn\" <korn@korn.test>\nAn: Vera\nBetreff: Brot\n\n{}\n"),
                plain(
                        "T-Online",
                        "\n\n-----Original-Nachricht-----\nBetreff: Brot\nDatum: 2026-11-10\nVon: \"Korn\"\n\n{}\n"),
                plain(
                        "Yahoo",
                        "\n\n    Am Dienstag, 10. November 2026 um 10:00:00 MEZ hat Korn <korn@korn.test> Folgendes geschrieben:\n\n {}\n"),
                plain(
                        "Proton",
                        "\n\nKorn <korn@korn.test> schrieb am Dienstag, 10. November 2026 um 10:00:\n\n> {}\n"),
                plain(
                        "Notes",
                        "\n\nVon:   Korn <korn@korn.test>\nAn:    Vera\nDatum: 10.11.2026 10:00\nBetreff:       Brot\n\n{}\n"),
                plain("Notes, bars", "\n\nKorn wrote on 10.11.2026 10:00:\n\n| {}\n"),
                plain("Mutt", "\n\nOn Tue, Nov 10, 2026 at 10:00:00AM +0100, Korn wrote:\n> {}\n"),
                plain(
                        "French",
                        "\n\nLe 10 nov. 2026 à 10:00, Korn <korn@korn.test> a écrit :\n\n{}\n"),
                plain(
                        "Dutch",
                        "\n\nOp 10 nov. 2026 om 10:00 schreef Korn <korn@korn.test>:\n\n{}\n"),
                html(
                        "Gmail, HTML alone",
                        "<br><div class=\"gmail_quote\"><div class=\"gmail_attr\">Am Di., 10. Nov. 2026 um 10:00 Uhr schrieb Korn &lt;<a href=\"mailto:korn@korn.test\">korn@korn.test</a>&gt;:<br></div><blockquote class=\"gmail_quote\">{}</blockquote></div>"),
                html(
                        "Apple Mail, HTML alone",
                        "<br><blockquote type=\"cite\">Am 10.11.2026 um 10:00 schrieb Korn:<br><br>{}</blockquote>"),
                html("A quote without a line above it", "<blockquote>{}</blockquote>"),
                html(
                        "Outlook, HTML alone",
                        "<div style=\"border-top:solid\"><p><b>Von:</b> Korn &lt;korn@korn.test&gt;<br><b>Gesendet:</b> Dienstag<br><b>Betreff:</b> Brot</p></div><p>{}</p>"),
                html(
                        "Yahoo, HTML alone",
                        "<div class=\"yahoo_quoted\"><div>Am Dienstag, 10. November 2026 um 10:00 hat Korn Folgendes geschrieben:</div><div>{}</div></div>"),
                html(
                        "GMX, HTML alone",
                        "<div name=\"quote\"><div><b>Gesendet:</b> Dienstag um 10:00 Uhr<br><b>Von:</b> Korn<br></div><div name=\"quoted-content\">{}</div></div>"));
    }

    @Test
    void theSameWordsOfAPersonWouldObject() {
        assertThat(ObjectionRules.judge(OURS)).isEqualTo(Judgement.OBJECTS);
    }

    @ParameterizedTest
    @Covers({"G7", "G12"})
    @MethodSource("programs")
    void ourMailingBelowAReplyObjectsToNothing(String program) {
        assertThat(judged(program, "Danke, ich komme gern vorbei.", OURS))
                .isEqualTo(Judgement.NONE);
    }

    @ParameterizedTest
    @Covers({"G7", "G12"})
    @MethodSource("programs")
    void whatThePersonWroteAboveItIsHeard(String program) {
        assertThat(judged(program, "Bitte keine Werbung mehr!", "Unser Brot der Woche"))
                .isEqualTo(Judgement.OBJECTS);
    }

    private static Judgement judged(String program, String words, String ours) {
        String mail = program.replace("{words}", words).replace("{}", ours);
        Reading reading = Reading.of(MailReader.read(mail.getBytes(StandardCharsets.UTF_8)));
        return ObjectionRules.judge(((Reading.Human) reading).words());
    }

    private static Named<String> plain(String program, String below) {
        return Named.of(program, head("text/plain") + "{words}" + below);
    }

    private static Named<String> html(String program, String below) {
        return Named.of(
                program,
                head("text/html") + "<html><body><div>{words}</div>" + below + "</body></html>");
    }

    private static String head(String type) {
        return "From: Vera <vera@laden.test>\nTo: r@mail.test\nSubject: Re: Brot\nMIME-Version: 1.0\nContent-Type: "
                + type
                + "; charset=utf-8\n\n";
    }
}
