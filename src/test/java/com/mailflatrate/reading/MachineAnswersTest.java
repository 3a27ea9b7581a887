package com.mailflatrate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.AnswerMails;
import com.mailflatrate.given.Covers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Away notes, challenges, delays and receipts change nothing; people who sound alike are heard. */
class MachineAnswersTest {

    static Stream<String> machines() {
        return AnswerMails.machines();
    }

    @ParameterizedTest
    @Covers("H8")
    @MethodSource("machines")
    void whatAMachineAnswersIsOne(String head) {
        assertThat(read(head, "Bitte keine Werbung mehr? Ich bin bis Montag nicht da."))
                .isInstanceOf(Reading.AutoReply.class);
    }

    @ParameterizedTest
    @Covers({"G7", "H8"})
    @ValueSource(
            strings = {
                "Subject: Re: Urlaub an der Ostsee",
                "Subject: AW: Auto des Monats",
                "Subject: Re: Autohaus Meier: Winterreifen",
                "Subject: Re: Ticket für das Konzert",
                "Subject: Re: Vacation homes in June",
                "Subject: Urlaubsangebote abbestellen",
                "Subject: AW: Abwesend? Unser Adventskalender wartet",
                "Subject: Re: Leave your worries behind",
                "Subject: Automatisch sparen",
                "Subject: Hi|Auto-Submitted: no"
            })
    void whoAnswersAMailingWithSuchASubjectIsHeard(String head) {
        assertThat(read(head, "Bitte keine Werbung mehr!"))
                .isInstanceOfSatisfying(
                        Reading.Human.class,
                        human -> assertThat(human.words()).endsWith("Bitte keine Werbung mehr!"));
    }

    @ParameterizedTest
    @Covers("H8")
    @CsvSource({"delayed, 4.4.1", "relayed, 2.1.5", "expanded, 2.1.5", "delivered, 2.1.5"})
    void aReportOfSomethingElseThanAFailureIsANotice(String action, String status) {
        String report = AnswerMails.report("a@b.test", action, status, "250 ok");
        assertThat(Reading.of(MailReader.read(report.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(Reading.Notice.class);
    }

    @ParameterizedTest
    @Covers("H8")
    @CsvSource(
            delimiter = '|',
            value = {
                "Return-Path: <>|MAILER-DAEMON@b.test|Junk",
                "Return-Path: <maria@b.test>|Maria <maria@b.test>|Human",
                "Return-Path: <postmaster@b.test>|Postmaster <postmaster@b.test>|Human"
            })
    void wordsOfASystemThatNoRuleKnowsAreNobodysReply(String path, String from, String kind) {
        String mail =
                path
                        + "\nFrom: "
                        + from
                        + "\nTo: r@mail.test\nSubject: Hinweis\nMIME-Version: 1.0\n"
                        + "Content-Type: text/plain; charset=utf-8\n\nGuten Tag, hier ist etwas.\n";
        assertThat(Reading.of(MailReader.read(mail.getBytes(StandardCharsets.UTF_8))))
                .matches(reading -> reading.getClass().getSimpleName().equals(kind));
    }

    @Test
    @Covers("G7")
    void theEnvelopeTellsASystemFromAPostmasterWhoWrites() {
        String mail =
                "From: Postmaster <postmaster@b.test>\nTo: r@mail.test\nSubject: Re: Advent\n\n"
                        + "Ich habe schon 500 Mails. Bitte keine Werbung mehr!\n";
        byte[] raw = mail.getBytes(StandardCharsets.UTF_8);
        assertThat(Reading.of(MailReader.read(raw, "postmaster@b.test")))
                .isInstanceOf(Reading.Human.class);
        assertThat(Reading.of(MailReader.read(raw, ""))).isNotInstanceOf(Reading.Human.class);
    }

    private static Reading read(String head, String words) {
        String mail = AnswerMails.headed(head, words);
        return Reading.of(MailReader.read(mail.getBytes(StandardCharsets.UTF_8)));
    }
}
