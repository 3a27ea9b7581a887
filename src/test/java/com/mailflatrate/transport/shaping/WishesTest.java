package com.mailflatrate.transport.shaping;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.mail.smtp.Phase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which words of a server are a time. */
class WishesTest {

    private static final Duration LONGEST = Duration.ofHours(8);

    @Test
    void timesAreReadInTheWordsServersUse() {
        Map.of(
                        "4.7.1 Greylisted, try again in 300 seconds", Duration.ofMinutes(5),
                        "retry after 90 sec", Duration.ofSeconds(90),
                        "Please wait 3 hours and try again", Duration.ofHours(3),
                        "Greylisted for 5 minutes", Duration.ofMinutes(5),
                        "Greylisting in action, please come back in 00:04:59", time(4, 59),
                        "try again in 10m.", Duration.ofMinutes(10),
                        "Try again in 0005 min", Duration.ofMinutes(5))
                .forEach((text, time) -> assertThat(wish(text)).as(text).isEqualTo(time));
    }

    @Test
    void whatIsNoTimeIsNone() {
        for (String text :
                new String[] {
                    "try again 4.7.1 seconds",
                    "mailbox 4711 is full",
                    "please retry 5 messages at a time",
                    "Try again later, closing connection. a5h-20020 - gsmtp",
                    "try again later. 5m-77",
                    "this country sends 5 minutes too long",
                    "try again from 192.0.2.7 s",
                    "try again at 12:30:00",
                    "try again in 0 seconds",
                    "come back in 00:00:00",
                    "try again in 99:99:99",
                    "wait",
                    ""
                }) {
            assertThat(Wishes.in(text, LONGEST)).as(text).isEmpty();
        }
    }

    @Test
    void moreThanTheLongestIsTheLongest() {
        for (String text :
                new String[] {
                    "try again in 99999 hours",
                    "try again in 9223372036854775808 seconds",
                    "try again in " + "9".repeat(400) + " days",
                    "come back in 999:00:00"
                }) {
            assertThat(wish(text)).as(text).isEqualTo(LONGEST);
        }
        assertThat(Rules.onConnection(Phase.BANNER, 421, "wait 3 hours"))
                .hasValueSatisfying(
                        action -> assertThat(action.pause()).isEqualTo(Duration.ofHours(1)));
    }

    private static Duration time(int minutes, int seconds) {
        return Duration.ofMinutes(minutes).plusSeconds(seconds);
    }

    private static Duration wish(String text) {
        return Wishes.in(text, LONGEST).orElse(Duration.ZERO);
    }
}
