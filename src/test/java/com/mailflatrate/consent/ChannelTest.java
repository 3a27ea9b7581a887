package com.mailflatrate.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ChannelTest {

    @Test
    void theTableOfContactsSaysInBothLanguagesHowSomebodyLeft() throws IOException {
        for (String bundle :
                List.of("/texts/audience.properties", "/texts/audience_en.properties")) {
            Properties texts = new Properties();
            try (Reader in =
                    new InputStreamReader(
                            Objects.requireNonNull(getClass().getResourceAsStream(bundle)),
                            StandardCharsets.UTF_8)) {
                texts.load(in);
            }
            assertThat(Arrays.stream(Withdrawals.Channel.values()))
                    .as(bundle)
                    .allMatch(channel -> texts.containsKey("status.reason." + channel));
        }
    }
}
