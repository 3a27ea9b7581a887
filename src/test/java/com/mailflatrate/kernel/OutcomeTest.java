package com.mailflatrate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void aRefusalPassesThroughWithItsReasons() {
        Outcome<Integer> refused = Outcome.refused(Reason.field(Code.REQUIRED, "name"));
        assertThat(refused.map(n -> n + 1).reasons())
                .containsExactly(Reason.field(Code.REQUIRED, "name"));
        assertThatThrownBy(refused::orThrow)
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reasons()).hasSize(1));
    }

    @Test
    void aValueIsChanged() {
        assertThat(Outcome.done(1).map(n -> n + 1).orThrow()).isEqualTo(2);
        assertThat(Outcome.done(1).isDone()).isTrue();
    }

    @Test
    void aRefusalWithoutReasonDoesNotExist() {
        assertThatThrownBy(() -> Outcome.refused(java.util.List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
