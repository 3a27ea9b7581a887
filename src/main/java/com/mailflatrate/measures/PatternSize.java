package com.mailflatrate.measures;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a pattern in RE2 syntax becomes when its repetitions are written out, without compiling
 * it: {@code ((a{1000}){1000}){1000}} is short and needs more memory than there is. Never less than
 * a third of the machine's own steps, sometimes more. For one pattern, not thread-safe.
 */
final class PatternSize {

    private static final Pattern COUNTS = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");
    private static final long MOST = 1L << 40;

    private final String pattern;
    private final Deque<Long> before = new ArrayDeque<>();
    private long sum;
    private long atom;
    private int at;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    /** In steps; a letter is one. */
    static long of(String pattern) {
        return new PatternSize(pattern).read();
    }

    private long read() {
        while (at < pattern.length()) {
            switch (pattern.charAt(at)) {
                case '\\' -> escaped();
                case '[' -> one(charactersEnd() - at);
                case '(' -> open();
                case ')' -> close();
                case '{' -> repeat();
                case '*', '+', '?' -> {
                    atom = bounded(atom + 1);
                    at++;
                }
                default -> one(1);
            }
        }
        while (!before.isEmpty()) {
            close();
        }
        return bounded(sum + atom);
    }

    private void one(int length) {
        sum = bounded(sum + atom);
        atom = 1;
        at += length;
    }

    private void escaped() {
        if (!pattern.startsWith("\\Q", at)) {
            one(2);
            return;
        }
        int quoted = at + 2;
        int end = pattern.indexOf("\\E", quoted);
        one((end < 0 ? pattern.length() : end + 2) - at);
        atom = Math.max(1, at - quoted);
    }

    private void open() {
        before.push(bounded(sum + atom));
        sum = 0;
        atom = 1;
        at++;
    }

    private void close() {
        atom = bounded(sum + atom);
        sum = before.isEmpty() ? 0 : before.pop();
        at++;
    }

    private void repeat() {
        Matcher counts = COUNTS.matcher(pattern).region(at, pattern.length());
        if (!counts.lookingAt()) {
            one(1);
            return;
        }
        String most = counts.group(2);
        long times =
                Math.max(
                        Long.parseLong(counts.group(1)),
                        most == null || most.isEmpty() ? 1 : Long.parseLong(most));
        atom = bounded(Math.max(1, times) * atom + 1);
        at = counts.end();
    }

    private int charactersEnd() {
        int end = at + 1;
        if (end < pattern.length() && pattern.charAt(end) == '^') {
            end++;
        }
        if (end < pattern.length() && pattern.charAt(end) == ']') {
            end++;
        }
        while (end < pattern.length() && pattern.charAt(end) != ']') {
            boolean named = pattern.startsWith("[:", end);
            int close = named ? pattern.indexOf(":]", end) : -1;
            end = close > 0 ? close + 2 : end + (pattern.charAt(end) == '\\' ? 2 : 1);
        }
        return Math.min(end + 1, pattern.length());
    }

    private static long bounded(long size) {
        return Math.min(size, MOST);
    }
}
