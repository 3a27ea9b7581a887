package com.mailflatrate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.policy.Flag.Check;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRulesTest {

    @ParameterizedTest
    @Covers("D5")
    @ValueSource(
            strings = {
                "Re: your order",
                "RE: x",
                "Fwd: x",
                "Fw: x",
                "AW: x",
                "aw : x",
                "WG: x",
                "Re[2]: x",
                " Antw: x",
                "Ｒｅ：x",
                "R\u200Be: x"
            })
    void aSubjectThatPretendsToBeAnAnswerIsRefused(String subject) {
        assertThat(subjects(subject)).contains(Check.SUBJECT_REPLY);
    }

    @ParameterizedTest
    @Covers("D5")
    @ValueSource(
            strings = {
                "Restposten: alles muss raus",
                "Neu: der Winterkaffee",
                "Award: bester Kaffee",
                "Rezept: Affogato",
                "Grüße aus der Rösterei ☕️",
                "Wir 👩‍🍳 backen",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿 tea",
                "Ünïcode – schön"
            })
    void anHonestSubjectPasses(String subject) {
        assertThat(subjects(subject)).isEmpty();
    }

    @Test
    @Covers("D5")
    void whatNobodySeesHasNoPlaceInASubject() {
        assertThat(subjects("Hal\u200Blo")).containsExactly(Check.SUBJECT_INVISIBLE);
        assertThat(subjects("Hal\u202Elo")).containsExactly(Check.SUBJECT_INVISIBLE);
        assertThat(subjects("a\u200Db")).containsExactly(Check.SUBJECT_INVISIBLE);
        assertThat(subjects("")).containsExactly(Check.SUBJECT_EMPTY);
        assertThat(subjects(" \u00A0".strip())).isNotEmpty();
        assertThat(subjects("a\r\nBcc: x@y.de")).containsExactly(Check.SUBJECT_CONTROL);
        assertThat(subjects("x".repeat(200))).isEmpty();
        assertThat(subjects("x".repeat(201))).containsExactly(Check.SUBJECT_LONG);
    }

    @ParameterizedTest
    @Covers("D9")
    @CsvSource({
        "https://bit.ly/x,URL_SHORTENER",
        "https://www.tinyurl.com/x,URL_SHORTENER",
        "HTTPS://BIT.LY/X,URL_SHORTENER",
        "https://goo.gl/abc,URL_SHORTENER",
        "https://192.0.2.7/x,URL_IP",
        "https://[2001:db8::1]/,URL_IP",
        "https://3221225985/,URL_IP",
        "https://0xC0.0x00.0x02.0x01/,URL_IP",
        "https://раураl.com/,URL_LOOKALIKE",
        "https://xn--80ak6aa92e.com/,URL_LOOKALIKE",
        "https://bank.de@evil.example.com/,URL_USERINFO",
        "javascript:alert(1),URL_SCHEME",
        "data:text/html;base64,URL_SCHEME",
        "ftp://x.example.com/,URL_SCHEME",
        "https://example.com/setup.exe,URL_EXECUTABLE",
        "https://example.com/a.docm?x=1,URL_EXECUTABLE",
        "/relative/path,URL_BROKEN",
        "https://localhost/,URL_BROKEN",
        "https:///x,URL_BROKEN",
        "https://ec.europa.eu/consumers/odr,URL_ODR",
        "http://example.com/,URL_PLAIN"
    })
    void aLinkThatHidesWhereItLeadsIsNamed(String url, Check check) {
        assertThat(links(url)).contains(check);
    }

    @ParameterizedTest
    @Covers("D9")
    @ValueSource(
            strings = {
                "https://nordlicht.test/winterkaffee?x=1#y",
                "https://youtu.be/abc",
                "https://maps.app.goo.gl/abc",
                "https://wa.me/491234",
                "https://g.page/nordlicht",
                "mailto:ida@nordlicht.test",
                "tel:+49401234567",
                "#top",
                "https://müller.example.com/",
                "https://xn--mller-kva.de/",
                "https://пример.рф/",
                "https://bit.ly.example.com/",
                "https://example.com:8443/a",
                "https://example.com/exe",
                "https://habit.ly/"
            })
    void anOpenLinkPasses(String url) {
        assertThat(links(url)).isEmpty();
    }

    @ParameterizedTest
    @Covers("D3")
    @CsvSource({
        "gmail.com,true",
        "gmx.de,true",
        "mail.gmx.de,true",
        "t-online.de,true",
        "nordlicht.test,false",
        "notgmail.com,false",
        "de,false"
    })
    void freemailDomainsAreNobodysOwn(String domain, boolean freemail) {
        assertThat(FreemailDomains.contains(domain)).isEqualTo(freemail);
    }

    private static List<Check> subjects(String subject) {
        return SubjectRules.check(subject).stream().map(Flag::check).toList();
    }

    private static List<Check> links(String url) {
        return LinkRules.check(url).stream().map(Flag::check).toList();
    }
}
