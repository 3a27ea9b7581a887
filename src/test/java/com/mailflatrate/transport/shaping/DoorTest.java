package com.mailflatrate.transport.shaping;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.mail.smtp.Phase;
import com.mailflatrate.transport.shaping.Window.Pauses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the other side's words lead to. */
class DoorTest {

    private long now;
    private final List<Door.Event> events = new ArrayList<>();
    private final Door door =
            new Door("mx.test:25", "", new Window(5, 20, Pauses.PROVIDER), () -> now, events::add);

    @Test
    void whoIsAskedToWaitWaitsThatLongAndAtMostAnHour() {
        door.enter();
        door.refused(Phase.BANNER, 421, "4.7.0 Try again in 20 minutes please");
        door.window().leave();
        assertThat(door.enter()).isFalse();
        assertThat(events).extracting(Door.Event::rule).containsExactly("ASKED_TO_WAIT");
        now += Duration.ofMinutes(20).toNanos();
        assertThat(door.enter()).isTrue();
    }

    @Test
    void aSideThatIsSilentAfterOneMailInTwentyIsLeftAlone() {
        for (int i = 0; i < 200; i++) {
            door.taken();
        }
        for (int i = 0; i < 10; i++) {
            door.silent("closed");
        }
        assertThat(events).isEmpty();
        door.silent("closed");
        assertThat(events).extracting(Door.Event::rule).containsExactly("DROPS");
        assertThat(door.enter()).isFalse();
    }
}
