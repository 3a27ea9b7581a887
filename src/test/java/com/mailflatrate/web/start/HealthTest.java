package com.mailflatrate.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void aRateIsGreenBelowTheHintAmberFromItAndRedFromTheStop() {
        assertThat(Health.rate("bounces", 9, 1000, 100, 200).tone()).isEqualTo("is-ok");
        assertThat(Health.rate("bounces", 10, 1000, 100, 200).tone()).isEqualTo("is-warn");
        assertThat(Health.rate("bounces", 20, 1000, 100, 200).tone()).isEqualTo("is-bad");
    }

    @Test
    void withoutMailsThereIsNothingToSay() {
        assertThat(Health.rate("complaints", 0, 0, 10, 30).tone()).isEqualTo("is-off");
    }

    @Test
    void theWorstLightSpeaksForAll() {
        Light good = new Light("domain", "is-ok", "x", List.of(), null);
        Light hint = new Light("imprint", "is-warn", "x", List.of(), null);
        assertThat(new Health(List.of(good), 1).tone()).isEqualTo("is-ok");
        assertThat(new Health(List.of(good, hint), 1).tone()).isEqualTo("is-warn");
        assertThat(new Health(List.of(good, hint), 1).icon()).isEqualTo("alert-triangle");
    }
}
