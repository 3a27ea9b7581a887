package com.mailflatrate.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormRulesTest {

    private static final String WORDING = "Ja, ich möchte höchstens einmal pro Woche Post.";

    @ParameterizedTest
    @CsvSource({
        "Gewinnen Sie im Gewinnspiel!, BUNDLED_CONSENT",
        "Ich stimme den AGB zu., BUNDLED_CONSENT",
        "You may share this with a third party., BUNDLED_CONSENT",
        "Mehr auf www.laden.test., LINK_IN_TEXT",
        "Mehr auf https://laden.test/., LINK_IN_TEXT",
        "Mehr bei laden.shop!, LINK_IN_TEXT",
        "Schicken Sie uns Ihre PIN., SECRET_WORDS",
        "Ihr Раsswоrt bitte., SECRET_WORDS"
    })
    void aPersonLooksAtWordsThatARuleNames(String words, String flag) {
        assertThat(FormRules.flags(draft(WORDING + ' ' + words, null, fields(1))))
                .containsExactly(flag);
        assertThat(FormRules.flags(draft(WORDING, WORDING + ' ' + words, fields(1))))
                .as("in the wording about being measured")
                .containsExactly(flag);
    }

    @Test
    void aPersonLooksAtMoreThanEightFieldsAndAtALinkInALabel() {
        assertThat(FormRules.flags(draft(WORDING, null, fields(9)))).containsExactly("MANY_FIELDS");
        assertThat(FormRules.flags(draft(WORDING, null, fields(8)))).isEmpty();
        assertThat(
                        FormRules.flags(
                                draft(
                                        WORDING,
                                        null,
                                        List.of(new FormDraft.Field("a", "www.evil.test", false)))))
                .containsExactly("LINK_IN_TEXT");
    }

    @Test
    void nobodyHasToLookAtAnOrdinaryForm() {
        assertThat(FormRules.flags(draft(WORDING, "Ja, messen Sie, was ich lese.", fields(3))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://laden.test/danke",
                "https://www.laden.test/danke",
                "https://LADEN.test:8443/danke?a=b#c",
                "laden.test/danke"
            })
    void aVisitorMayBeSentToAnAllowedHost(String address) {
        assertThat(codes(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://laden.test.evil.test/danke",
                "https://laden.testevil.test/danke",
                "https://notladen.test/danke",
                "https://evil.test/laden.test",
                "https://evil.test?laden.test",
                "https://evil.test#laden.test",
                "https://lаden.test/danke", // with the Cyrillic letter
                "evil.test"
            })
    void andToNoNeighbour(String address) {
        assertThat(codes(address)).containsExactly(Code.REDIRECT_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//laden.test/danke",
                "/\\evil.test",
                "https://laden.test@evil.test/",
                "https://evil.test\\@laden.test/",
                "https://laden.test:80@evil.test/",
                "javascript://laden.test/%0Aalert(1)",
                "https://laden.test/\r\nLocation: https://evil.test/"
            })
    void norByATrick(String address) {
        assertThat(codes(address)).containsExactly(Code.INVALID_VALUE);
    }

    private static List<Code> codes(String redirect) {
        FormDraft plain = draft(WORDING, null, fields(1));
        return FormRules.check(
                        new FormDraft(
                                plain.title(),
                                plain.language(),
                                plain.consentText(),
                                null,
                                null,
                                plain.privacyUrl(),
                                plain.fields(),
                                null,
                                redirect),
                        Set.of("laden.test", "www.laden.test")::contains)
                .stream()
                .map(Reason::code)
                .toList();
    }

    private static FormDraft draft(
            String consent, @Nullable String tracking, List<FormDraft.Field> fields) {
        return new FormDraft(
                "Neues",
                "de",
                consent,
                tracking,
                null,
                "https://laden.test/datenschutz",
                fields,
                null,
                null);
    }

    private static List<FormDraft.Field> fields(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new FormDraft.Field("frage" + n, "Frage " + n, false))
                .toList();
    }
}
