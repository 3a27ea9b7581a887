package com.mailflatrate.bench.send;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** CPU time from the operating system, in microseconds. */
record Cpu(long ours, long database, long sink, long wallNanos) {

    private static final long TICK_MICROS = 10_000;

    /** Now: this process, the PostgreSQL server with all that ran under it, and the sink. */
    static Cpu now(long postmaster, Sink sink) throws IOException {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        return new Cpu(
                system.getProcessCpuTime() / 1_000,
                tree(postmaster),
                sink.cpuMicros(),
                System.nanoTime());
    }

    /** A process with its children, those that have ended too. */
    static long tree(long pid) throws IOException {
        long micros = micros(pid);
        for (ProcessHandle child : ProcessHandle.of(pid).orElseThrow().children().toList()) {
            micros += own(child.pid());
        }
        return micros;
    }

    Cpu since(Cpu begun) {
        return new Cpu(
                ours - begun.ours,
                database - begun.database,
                sink - begun.sink,
                wallNanos - begun.wallNanos);
    }

    Cpu plus(Cpu other) {
        return new Cpu(
                ours + other.ours,
                database + other.database,
                sink + other.sink,
                wallNanos + other.wallNanos);
    }

    /** A process with its children that have ended. */
    static long micros(long pid) throws IOException {
        return times(pid, 4);
    }

    private static long own(long pid) throws IOException {
        return times(pid, 2);
    }

    private static long times(long pid, int fields) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = 0; i < fields; i++) {
                ticks += Long.parseLong(words[11 + i]);
            }
            return ticks * TICK_MICROS;
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
