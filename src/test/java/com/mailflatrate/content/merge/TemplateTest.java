package com.mailflatrate.content.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailflatrate.content.merge.Template.Compiled;
import com.mailflatrate.given.Covers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplateTest {

    /** Values by name. */
    private record Given(Map<String, String> fields) implements Values {

        @Override
        public @Nullable String contact(String field) {
            String raw = fields.get(field);
            return raw == null ? null : FieldValue.clean(field, raw).orElse(null);
        }

        @Override
        public String own(Slot slot) {
            return slot.word();
        }
    }

    private static String html(String source, Map<String, String> fields) {
        return ready(source).render(new Given(fields), Escape.HTML);
    }

    private static Template ready(String source) {
        return switch (Template.compile(source)) {
            case Compiled.Ready(Template template) -> template;
            case Compiled.Broken(TemplateError error) -> throw new AssertionError(error.toString());
        };
    }

    private static TemplateError broken(String source) {
        return switch (Template.compile(source)) {
            case Compiled.Ready(Template template) ->
                    throw new AssertionError("compiled: " + source);
            case Compiled.Broken(TemplateError error) -> error;
        };
    }

    @Test
    void aFieldIsFilledAndEscaped() {
        assertThat(html("Hallo {{ contact.firstName }}!", Map.of("firstName", "Jo & Änne")))
                .isEqualTo("Hallo Jo &amp; Änne!");
    }

    @Test
    void aTemplateThatWouldRenderTensOfMegabytesStopsWithItsReason() {
        String bomb = "{{contact.firstName}}".repeat(30_000);
        assertThat(html(bomb, Map.of("firstName", "Anna"))).hasSize(120_000);
        Map<String, String> much = Map.of("firstName", "&".repeat(80));
        assertThatThrownBy(() -> html(bomb, much)).hasMessageContaining("renders more than");
        assertThatThrownBy(() -> ready(bomb).pieces(new Given(much), Escape.HTML))
                .hasMessageContaining("renders more than");
    }

    @Test
    void aMissingFieldTakesItsDefault() {
        String source = "Hallo {{ contact.firstName | default: \"Kaffeefreund\" }}";
        assertThat(html(source, Map.of())).isEqualTo("Hallo Kaffeefreund");
        assertThat(html(source, Map.of("firstName", ""))).isEqualTo("Hallo Kaffeefreund");
        assertThat(html(source, Map.of("firstName", "Anna"))).isEqualTo("Hallo Anna");
    }

    @Test
    void quotationMarksOfEditorsAreUnderstood() {
        for (String quoted : new String[] {"&quot;du&quot;", "„du“", "“du”", "'du'", "«du»"}) {
            assertThat(html("{{ contact.x | default: " + quoted + " }}", Map.of())).isEqualTo("du");
        }
    }

    @Test
    void conditionsChooseTheFirstWayThatHolds() {
        String source =
                "{% if contact.city == \"Kiel\" %}K{% elsif contact.city %}andere{% else %}keine{% endif %}";
        assertThat(html(source, Map.of("city", "Kiel"))).isEqualTo("K");
        assertThat(html(source, Map.of("city", "Bonn"))).isEqualTo("andere");
        assertThat(html(source, Map.of())).isEqualTo("keine");
        assertThat(html("{% if contact.city != 'Kiel' %}x{% endif %}", Map.of("city", "Kiel")))
                .isEmpty();
    }

    @Test
    void anErrorNamesLineAndColumn() {
        TemplateError error = broken("eins\nzwei {{ contact.firstName | upcase }}");
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.column()).isEqualTo(6);
        assertThat(error.kind()).isEqualTo(TemplateError.Kind.UNKNOWN_WORD);
    }

    @Test
    void whatIsNotOfTheLanguageIsRefused() {
        assertThat(broken("{{ contact.firstName").kind()).isEqualTo(TemplateError.Kind.NOT_CLOSED);
        assertThat(broken("{{ a {{ b }}").kind()).isEqualTo(TemplateError.Kind.NOT_CLOSED);
        assertThat(broken("{% for x in y %}").kind()).isEqualTo(TemplateError.Kind.UNKNOWN_WORD);
        assertThat(broken("{% include 'x' %}").kind()).isEqualTo(TemplateError.Kind.UNKNOWN_WORD);
        assertThat(broken("{{ 7*7 }}").kind()).isEqualTo(TemplateError.Kind.UNKNOWN_WORD);
        assertThat(broken("{{ contact.getClass.name }}").kind())
                .isEqualTo(TemplateError.Kind.UNKNOWN_WORD);
        assertThat(broken("{{ account.id }}").kind()).isEqualTo(TemplateError.Kind.UNKNOWN_WORD);
        assertThat(broken("{% if contact.a and contact.b %}x{% endif %}").kind())
                .isEqualTo(TemplateError.Kind.UNKNOWN_WORD);
        assertThat(broken("{% endif %}").kind()).isEqualTo(TemplateError.Kind.OUT_OF_PLACE);
        assertThat(broken("{% if contact.a %}x{% else %}y{% else %}z{% endif %}").kind())
                .isEqualTo(TemplateError.Kind.OUT_OF_PLACE);
        assertThat(broken("{% if contact.a %}x").kind()).isEqualTo(TemplateError.Kind.IF_NOT_ENDED);
        assertThat(broken("\uFDD0").kind()).isEqualTo(TemplateError.Kind.STRANGE_CHARACTER);
    }

    @Test
    @Covers("D13")
    void conditionsOnTheAddressAreRefused() {
        assertThat(broken("{% if contact.email == 'a@gmail.com' %}x{% endif %}").kind())
                .isEqualTo(TemplateError.Kind.CONDITION_ON_ADDRESS);
        assertThat(broken("{% if contact.emailDomain %}x{% endif %}").kind())
                .isEqualTo(TemplateError.Kind.CONDITION_ON_ADDRESS);
        assertThat(ready("{% if contact.city %}x{% endif %}")).isNotNull();
    }

    @Test
    @Covers("D13")
    void moreThanThirtyTwoWaysAreRefused() {
        String one = "{% if contact.a %}x{% endif %}";
        assertThat(ready(one.repeat(5)).paths()).hasSize(32);
        assertThat(broken(one.repeat(6)).kind()).isEqualTo(TemplateError.Kind.TOO_MANY_BRANCHES);
        assertThat(broken(one.repeat(5_000)).kind())
                .isEqualTo(TemplateError.Kind.TOO_MANY_BRANCHES);
    }

    @Test
    @Covers("D13")
    void aValueThatIsMoreThanPlainWordsCountsAsAbsent() {
        String source = "{{ contact.firstName | default: \"Gast\" }}";
        for (String bad :
                new String[] {
                    "https://evil.example",
                    "www.evil.de",
                    "evil.com",
                    "<b>x</b>",
                    "a\r\nBcc: x@y.de",
                    "a\u0000b",
                    "x".repeat(81),
                    "{{ contact.email }}",
                    "a\u202Eb",
                    "a\u2028b"
                }) {
            assertThat(html(source, Map.of("firstName", bad))).as(bad).isEqualTo("Gast");
        }
        for (String good :
                new String[] {
                    "Anna", "Dr. med. O'Neill", "St. Gallen", "Jean-Luc", "Müller & Söhne", "张伟"
                }) {
            assertThat(html(source, Map.of("firstName", good)))
                    .as(good)
                    .isEqualTo(Escape.HTML.of(good));
        }
    }

    @Test
    @Covers("E2")
    void noFieldBringsALineBreakIntoASubject() {
        Template subject = ready("Für {{ contact.firstName | default: 'Sie' }}");
        assertThat(
                        subject.render(
                                new Given(Map.of("firstName", "A\r\nBcc: x@y.example")),
                                Escape.PLAIN))
                .isEqualTo("Für Sie");
        assertThat(subject.render(new Given(Map.of("firstName", "Anna")), Escape.PLAIN))
                .isEqualTo("Für Anna");
    }

    @Test
    void largeTemplatesAreReadInOnePass() {
        String slots = "{{ contact.a }} text ".repeat(50_000);
        assertThat(html(slots, Map.of("a", "1"))).startsWith("1 text 1 text");
        assertThat(broken("{{".repeat(500_000)).kind()).isEqualTo(TemplateError.Kind.NOT_CLOSED);
        assertThat(html("{ { } }".repeat(100_000), Map.of())).hasSize(700_000);
    }

    @Test
    void theWayOfAContactIsOneOfTheWaysListed() {
        Template template =
                ready(
                        "{% if contact.a %}A{% if contact.b %}B{% endif %}{% endif %}-{% if contact.c %}C{% endif %}");
        for (Map<String, String> fields :
                java.util.List.of(
                        Map.<String, String>of(),
                        Map.of("a", "1"),
                        Map.of("a", "1", "b", "1", "c", "1"))) {
            Given values = new Given(fields);
            Template way = template.paths().get(template.pathOf(values));
            assertThat(way).isNotNull();
            assertThat(way.render(values, Escape.HTML))
                    .isEqualTo(template.render(values, Escape.HTML));
        }
    }
}
