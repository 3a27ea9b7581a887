package com.mailflatrate.optin.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.kernel.AccountId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@Covers("C18")
class GuardTest {

    @Test
    void moreThanFivePercentThatDoNotExistSlowAFormDown() {
        assertThat(Guard.why(sums(100, 6, 0, 100, 50))).contains("HARD");
        assertThat(Guard.why(sums(100, 5, 0, 100, 50))).isEmpty();
    }

    @Test
    void moreThanOnePercentWhoSayItWasSomebodyElseSlowAFormDown() {
        assertThat(Guard.why(sums(100, 0, 2, 100, 50))).contains("NOT_ME");
        assertThat(Guard.why(sums(100, 0, 1, 100, 50))).isEmpty();
    }

    @Test
    void fewerThanTenPercentConfirmedAfterTwoDaysSlowAFormDownAndTodaysDoNotCount() {
        assertThat(Guard.why(sums(100, 0, 0, 100, 9))).contains("UNCONFIRMED");
        assertThat(Guard.why(sums(100, 0, 0, 100, 10))).isEmpty();
        assertThat(Guard.why(sums(100, 0, 0, 40, 0))).as("too young to say").isEmpty();
    }

    private static GuardStore.Sums sums(
            long asked, long hard, long notMe, long oldAsked, long confirmed) {
        return new GuardStore.Sums(
                new AccountId(1), new UUID(1, 1), asked, hard, notMe, oldAsked, confirmed);
    }
}
