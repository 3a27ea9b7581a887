package com.mailflatrate.delivery.queue;

import static com.mailflatrate.given.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.delivery.RunStatus.State;
import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.given.Exchange;
import com.mailflatrate.kernel.RunId;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Mails that are larger than all the memory there is for them, over many connections. */
@DatabaseTest
@Import(ScriptedSource.Plugged.class)
@TestPropertySource(properties = "mailflatrate.delivery.memory=65536")
class LargeMailsTest extends RunsToStrangers {

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void theyGoOneAtATimeAndAllOfThem() throws Exception {
        source.html = "<p>" + "Guten Tag ".repeat(20_000) + "</p>";
        Exchange server = server("large.test", "127.0.1.41", "220 mx.test\r\n", this::counted);
        RunId run = start(people(12, "large.test"));

        eventually(() -> assertThat(status(run).state()).isEqualTo(State.FINISHED));
        assertThat(server.taken).hasSize(12).doesNotHaveDuplicates();
        assertThat(most).hasValue(1);
    }

    private @Nullable String counted(@Nullable String line) {
        if ("DATA".equals(line)) {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
        } else if (".".equals(line)) {
            open.decrementAndGet();
        }
        return line;
    }
}
