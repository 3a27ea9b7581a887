package com.mailflatrate.database.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What the server may take of a machine's memory, or of its container's: it shares it with us.
 *
 * @param bytes of the whole machine
 */
record ServerMemory(long bytes) {

    private static final long MEBI = 1L << 20;
    private static final int SHARE = 8;
    private static final int LEAST_MEBI = 128;
    private static final int MOST_MEBI = 2_048;
    private static final int SMALL_MEBI = 2_048;

    static ServerMemory ofMachine() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? new ServerMemory(machine.getTotalMemorySize())
                : new ServerMemory(0);
    }

    /** Pages in common an eighth of it, from 128 MB to 2 GB; a sort less on a small machine. */
    List<String> settings() {
        long mebi = bytes / MEBI;
        return List.of(
                "shared_buffers=" + Math.clamp(mebi / SHARE, LEAST_MEBI, MOST_MEBI) + "MB",
                "work_mem=" + (mebi < SMALL_MEBI ? 4 : 16) + "MB");
    }
}
