package com.mailflatrate.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a piece of work cost: wall time, and processor time of this process and of the PostgreSQL
 * below it. Heap is the most that was taken, garbage included.
 */
record Cost(double seconds, double java, double database, long heapMegabytes) {

    /** Work that may fail. */
    interface Work {
        void run() throws IOException;
    }

    /**
     * Does the work and measures it.
     *
     * @param data the data directory of a running PostgreSQL
     */
    static Cost of(Path data, Work work) throws IOException {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        double java = javaTime();
        double database = databaseTime(data);
        long begun = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        long heap = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Cost(seconds, javaTime() - java, databaseTime(data) - database, heap >> 20);
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static double javaTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    /** The server and its connections; 0 where the system does not tell. */
    private static double databaseTime(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return 0;
        }
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        return ProcessHandle.of(pid).stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(spent -> spent.toMillis() / 1e3)
                .sum();
    }
}
