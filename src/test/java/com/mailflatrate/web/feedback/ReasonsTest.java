package com.mailflatrate.web.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.feedback.Why;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonsTest {

    @ParameterizedTest
    @ValueSource(strings = {"returns", "returns_en"})
    void everyReasonHasASentenceInBothLanguages(String bundle) throws Exception {
        Properties texts = new Properties();
        try (Reader in =
                new InputStreamReader(
                        Objects.requireNonNull(
                                Why.class.getResourceAsStream("/texts/" + bundle + ".properties")),
                        StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        for (Why why : Why.values()) {
            if (why != Why.NOTICE) {
                assertThat(texts.stringPropertyNames()).contains("returns.because." + why.name());
            }
        }
        for (String action :
                new String[] {"DELAYED", "DELIVERED", "RELAYED", "EXPANDED", "FAILED"}) {
            assertThat(texts.stringPropertyNames()).contains("returns.notice." + action);
        }
    }
}
