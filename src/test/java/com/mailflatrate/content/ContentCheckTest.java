package com.mailflatrate.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Language;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCheckTest {

    private static final Footer FOOTER =
            new Footer(
                    List.of(
                            "Rösterei (Nord) GmbH · Kanalstraße 14 · 24159 Kiel",
                            "Geschäftsführung: Katrin Möller · Amtsgericht Kiel, HRB 1"),
                    Language.DE);

    private static ContentCheck.Result check(String html) {
        return check(html, null);
    }

    private static ContentCheck.Result check(String html, @Nullable String text) {
        MailProgram program =
                MailProgram.compile(new MailSource("Hallo", null, html, text), FOOTER, Language.DE)
                        .orThrow();
        return ContentCheck.of(program, FOOTER);
    }

    private static List<String> blocks(String html) {
        return check(html).findings().stream()
                .filter(finding -> finding.level() == Finding.Level.BLOCK)
                .map(Finding::code)
                .distinct()
                .toList();
    }

    @Test
    @Covers("D1")
    void theFooterMakesTheUnsubscribeLinkVisible() {
        assertThat(blocks("<p>Hallo</p>{{ footer }}")).isEmpty();
        assertThat(
                        blocks(
                                "<html><body bgcolor='#000000'><div style='color:#fff'>Hallo {{ footer }}</div></body></html>"))
                .isEmpty();
    }

    @Test
    @Covers("D1")
    void withoutTheFooterTheLinkIsMissing() {
        assertThat(blocks("<p>Hallo</p>")).contains("UNSUBSCRIBE_MISSING", "IMPRINT_MISSING");
    }

    @Test
    @Covers("D1")
    void aFooterInOneBranchOnlyIsMissingInTheOther() {
        assertThat(blocks("<p>x</p>{% if contact.vip %}{{ footer }}{% endif %}"))
                .contains("UNSUBSCRIBE_MISSING");
        assertThat(blocks("{% if contact.vip %}<p>y</p>{% endif %}{{ footer }}")).isEmpty();
    }

    @ParameterizedTest
    @Covers({"D1", "D2"})
    @ValueSource(
            strings = {
                "<div style='display:none'>{{ footer }}</div>",
                "<div style='display : none !important'>{{ footer }}</div>",
                "<div style='DISPLAY:NONE'>{{ footer }}</div>",
                "<div hidden>{{ footer }}</div>",
                "<div style='visibility:hidden'>{{ footer }}</div>",
                "<div style='opacity:0'>{{ footer }}</div>",
                "<div style='opacity:.1'>{{ footer }}</div>",
                "<div style='height:0;overflow:hidden'>{{ footer }}</div>",
                "<div style='max-height:1px;overflow:hidden'>{{ footer }}</div>",
                "<div style='position:absolute;left:-9999px'>{{ footer }}</div>",
                "<div style='text-indent:-9999px'>{{ footer }}</div>",
                "<div style='margin-left:-5000px'>{{ footer }}</div>",
                "<div style='transform:scale(0)'>{{ footer }}</div>",
                "<div style='clip-path:inset(100%)'>{{ footer }}</div>",
                "<div style='mso-hide:all'>{{ footer }}</div>",
                "<div style='d\\69splay:none'>{{ footer }}</div>",
                "<style>.f{display:none}</style><div class='f'>{{ footer }}</div>",
                "<style>#x .f > div{display:none}</style><div id='x'><div class='f'>{{ footer }}</div></div>",
                "<style>/* a */ div { /* b */ display:none }</style><div>{{ footer }}</div>",
                "<style>@media (max-width:600px){.f{display:none}}</style><div class='f'>{{ footer }}</div>",
                "<style>@media screen{@media (min-width:1px){.f{display:none!important}}}</style><div class='f'>{{ footer }}</div>",
                "<style>a,p{font-size:1px!important}</style>{{ footer }}",
                "<style>a{color:#fff!important}p{color:#fefefe!important}</style>{{ footer }}",
                "<style>a:link,p:not(.q){display:none}</style>{{ footer }}",
                "<style>body *{visibility:hidden}</style>{{ footer }}",
                "<style media='screen'>a,p{opacity:0}</style>{{ footer }}",
                "<template>{{ footer }}</template>",
                "<noscript>{{ footer }}</noscript>",
                "<details>{{ footer }}</details>",
                "<p>x</p><svg><desc>{{ footer }}</desc></svg>",
                "<style>.w div,a,p{font-size:inherit!important}</style><div class='w' style='font-size:5px'>{{ footer }}</div>"
            })
    void whatHidesTheFooterIsFound(String html) {
        assertThat(blocks(html))
                .as(html)
                .anyMatch(code -> code.startsWith("UNSUBSCRIBE_"))
                .anyMatch(code -> code.startsWith("IMPRINT_"));
    }

    @ParameterizedTest
    @Covers({"D1", "D2"})
    @ValueSource(
            strings = {
                "<!-- {{ footer }} -->",
                "<!--[if mso]>{{ footer }}<![endif]-->",
                "<title>{{ footer }}</title>",
                "<p>x</p><!-- "
            })
    void aFooterNobodyGetsIsMissing(String html) {
        assertThat(blocks(html.contains("footer") ? html : html + "{{ footer }}"))
                .contains("UNSUBSCRIBE_MISSING", "IMPRINT_MISSING");
    }

    @ParameterizedTest
    @Covers({"D1", "D2"})
    @ValueSource(
            strings = {
                "<style>.mobile{display:none}@media(max-width:600px){.mobile{display:block!important}}</style><p class='mobile'>x</p>{{ footer }}",
                "<style>@media print{.f{display:none}}</style><div class='f'>{{ footer }}</div>",
                "<style>a{color:#fff}p{color:#fff;font-size:4px}</style>{{ footer }}",
                "<style>.f{display:none}.f{display:block}</style><div class='f'>{{ footer }}</div>",
                "<style>a:hover{color:#fff!important}</style>{{ footer }}",
                "<style>.preheader{display:none!important}</style><span class='preheader'>x</span>{{ footer }}",
                "<style>#outlook a{padding:0}.ExternalClass *{line-height:100%}u + #body a{color:inherit}</style>{{ footer }}",
                "<style>@font-face{font-family:x;src:url(https://a.example/x.woff)}</style>{{ footer }}",
                "<table width='600'><tr><td style='height:0;line-height:0;font-size:0'>&nbsp;</td></tr><tr><td>{{ footer }}</td></tr></table>",
                "<div style='overflow:hidden;height:100%'>{{ footer }}</div>",
                "<div style='width:100%;max-width:600px;margin:0 auto;overflow:hidden'>{{ footer }}</div>"
            })
    void honestDesignsPass(String html) {
        assertThat(blocks(html)).as(html).isEmpty();
    }

    @Test
    @Covers("D1")
    void anOwnLinkWithWordsWillDoButAPictureWillNot() {
        String hiddenFooter = "<div style='display:none'>{{ footer }}</div>";
        assertThat(blocks("<a href='{{ unsubscribeUrl }}'>Hier abmelden</a>" + hiddenFooter))
                .contains("IMPRINT_HIDDEN")
                .doesNotContain("UNSUBSCRIBE_HIDDEN", "UNSUBSCRIBE_MISSING");
        assertThat(
                        blocks(
                                "<a href='{{ unsubscribeUrl }}'><img src='https://a.example/x.png' alt='Abmelden'></a>"
                                        + hiddenFooter))
                .contains("UNSUBSCRIBE_HIDDEN");
    }

    @Test
    @Covers("D2")
    void anImprintAsALinkOrAPictureIsNone() {
        String html =
                "<a href='{{ unsubscribeUrl }}'>Abmelden</a><a href='https://nord.example/impressum'>Impressum</a>"
                        + "<img src='https://nord.example/imprint.png' alt='Rösterei (Nord) GmbH'>";
        assertThat(blocks(html)).containsExactly("IMPRINT_MISSING");
    }

    @Test
    @Covers("D1")
    void aFooterBehindTheClippingLimitIsWarnedOf() {
        List<String> codes =
                check("<p>" + "x ".repeat(60_000) + "</p>{{ footer }}").findings().stream()
                        .map(Finding::code)
                        .toList();
        assertThat(codes).contains("UNSUBSCRIBE_CLIPPED", "HTML_CLIPPED");
        assertThat(check("<p>x</p>{{ footer }}").findings())
                .extracting(Finding::code)
                .doesNotContain("UNSUBSCRIBE_CLIPPED");
    }

    @Test
    @Covers("D1")
    void anOwnTextPartAlwaysEndsWithTheFooter() {
        MailProgram program =
                MailProgram.compile(
                                new MailSource("s", null, "<p>x</p>{{ footer }}", "Nur Text"),
                                FOOTER,
                                Language.DE)
                        .orThrow();
        String text = program.render(new SampleValues()).text().text();
        assertThat(text)
                .startsWith("Nur Text")
                .contains(SampleValues.UNSUBSCRIBE, "Kanalstraße 14", SampleValues.MAILING_ID);
        assertThat(blocks("<p>x</p>{{ footer }}")).isEmpty();
    }

    @ParameterizedTest
    @Covers("D9")
    @ValueSource(
            strings = {
                "<script>x</script>", "<p onclick='x()'>x</p>", "<a href='java\nscript:x'>x</a>",
                        "<form></form>", "<iframe></iframe>",
                "<object></object>", "<embed>", "<meta http-equiv='Refresh' content='0'>",
                        "<svg onload=x>", "<base href='//x'>",
                "<link rel=stylesheet href=x>", "<style>@import url(x)</style>", "<input>",
                        "<img src='data:image/svg+xml,x'>"
            })
    void whatRunsAsksOrLoadsIsRefused(String html) {
        assertThat(ContentCheck.unsaveable(html))
                .as(html)
                .extracting(Reason::code)
                .contains(Code.HTML_NOT_ALLOWED);
    }

    @Test
    @Covers("D9")
    void ordinaryHtmlMayBeSaved() {
        String html =
                "<html><head><meta charset='utf-8'><style>p{color:red}</style></head><body><table><tr><td>"
                        + "<a href='https://nord.example/?a=1'>Zum Laden</a><img src='https://nord.example/x.png'></td></tr></table></body></html>";
        assertThat(ContentCheck.unsaveable(html)).isEmpty();
    }

    @Test
    @Covers("D13")
    void aFieldInsideATagIsRefusedWithItsPlace() {
        for (String html :
                List.of(
                        "<a href='{{ contact.x }}'>x</a>",
                        "<p {{ contact.x }}>",
                        "<style>p{color:{{ contact.x }}}</style>",
                        "<!-- {{ contact.x }} -->",
                        "<a href='https://a.example/{{ contact.x }}'>x</a>")) {
            assertThat(ContentCheck.unsaveable("zeile\n" + html))
                    .as(html)
                    .first()
                    .satisfies(
                            reason -> {
                                assertThat(reason.code()).isEqualTo(Code.TEMPLATE_ERROR);
                                assertThat(reason.details().getFirst()).isEqualTo(2);
                            });
        }
        assertThat(ContentCheck.unsaveable("<p title='x'>{{ contact.x }}</p>")).isEmpty();
    }

    @Test
    @Covers("D9")
    void everyLinkOfEveryBranchIsLookedAt() {
        assertThat(
                        blocks(
                                "{% if contact.vip %}<a href='https://bit.ly/x'>Los</a>{% endif %}{{ footer }}"))
                .contains("URL_SHORTENER");
        assertThat(blocks("<a href='https://192.0.2.1/x'>Los</a>{{ footer }}")).contains("URL_IP");
        assertThat(blocks("<a href='https://evil.example/'>www.sparkasse.de</a>{{ footer }}"))
                .contains("LINK_DECEPTIVE");
        assertThat(blocks("<a href='https://shop.nord.example/'>nord.example</a>{{ footer }}"))
                .isEmpty();
    }

    @Test
    void theTextPartReadsLikeTheMail() {
        String html =
                "<h1>Neu</h1><p>Guten Tag {{ contact.firstName | default: \"Freund\" }},</p><ul><li>eins<li>zwei</ul>"
                        + "<p>{% if contact.vip %}Danke{% else %}Bitte{% endif %} <a href='https://nord.example/'>hier</a></p>{{ footer }}";
        MailProgram program =
                MailProgram.compile(new MailSource("s", null, html, null), FOOTER, Language.DE)
                        .orThrow();
        assertThat(program.render(new SampleValues()).text().text())
                .startsWith(
                        "Neu\n\nGuten Tag Muster,\n\n- eins\n- zwei\n\nDanke hier: https://nord.example/\n\n-- \n")
                .contains("Abmelden: " + SampleValues.UNSUBSCRIBE);
        RenderedMail mail = program.render(new SampleValues());
        assertThat(List.of(mail.html(), mail.text()))
                .as("so that shared pieces are encoded once")
                .allMatch(part -> !part.all().getLast().text().isBlank());
    }

    @Test
    void thePreheaderIsInTheHtmlAndNotSeen() {
        MailProgram program =
                MailProgram.compile(
                                new MailSource(
                                        "s",
                                        "Zimt & {{ contact.x | default: \"Zucker\" }}",
                                        "<body><p>x</p>{{ footer }}</body>",
                                        null),
                                FOOTER,
                                Language.DE)
                        .orThrow();
        RenderedMail mail = program.render(new SampleValues());
        assertThat(mail.html().text())
                .startsWith("<body><div style=\"display:none")
                .contains("Zimt &amp; Muster");
        assertThat(mail.text().text()).doesNotContain("Zimt");
    }

    @Test
    void brokenPartsAreNamedByField() {
        Outcome<MailProgram> outcome =
                MailProgram.compile(
                        new MailSource("{{ x", "{{ footer }}", "{% if %}", null),
                        FOOTER,
                        Language.DE);
        assertThat(outcome.reasons())
                .extracting(Reason::field)
                .contains("subject", "preheader", "html");
    }
}
