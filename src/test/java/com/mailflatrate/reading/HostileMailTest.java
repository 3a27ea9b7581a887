package com.mailflatrate.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails made to hurt: whatever they are, reading ends soon, takes little, and never throws. */
class HostileMailTest {

    private static final long CPU_NANOS = 4_000_000_000L;
    private static final long ALLOCATED = 600_000_000L;

    static Stream<Named<byte[]>> mails() {
        return HostileMails.all().stream().map(one -> Named.of(one.name(), one.raw()));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void itIsReadInBoundedTimeAndMemory(byte[] raw) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long cpu = thread.getCurrentThreadCpuTime();
        long allocated = thread.getCurrentThreadAllocatedBytes();
        ReadMail mail = MailReader.read(raw);
        assertThat(Reading.of(mail)).isNotNull();
        assertThat(Marks.in(mail).tokens()).isEmpty();
        assertThat(thread.getCurrentThreadCpuTime() - cpu).isLessThan(CPU_NANOS);
        assertThat(thread.getCurrentThreadAllocatedBytes() - allocated).isLessThan(ALLOCATED);
    }
}
