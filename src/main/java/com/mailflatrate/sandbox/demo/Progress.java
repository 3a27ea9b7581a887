package com.mailflatrate.sandbox.demo;

import java.io.PrintStream;

/** One line on the terminal that says where the demo is; plain lines where there is no terminal. */
final class Progress {

    private final PrintStream out;
    private final boolean terminal;
    private final long began;
    private String last = "";

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.began = System.nanoTime();
    }

    /** What happens now. */
    void step(String what) {
        String subject = what.replaceFirst(":.*", "");
        boolean same = subject.equals(last);
        last = subject;
        if (same && !terminal) {
            return;
        }
        String line = "%3d s  %s".formatted(seconds(), what);
        out.print(terminal ? "\r\033[K" + line : line + System.lineSeparator());
        out.flush();
    }

    /** Clears the line. */
    void done() {
        if (terminal) {
            out.print("\r\033[K");
            out.flush();
        }
    }

    /** Since the first step. */
    long seconds() {
        return (System.nanoTime() - began) / 1_000_000_000L;
    }
}
