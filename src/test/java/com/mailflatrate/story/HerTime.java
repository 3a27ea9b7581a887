package com.mailflatrate.story;

import java.time.Duration;

/**
 * What the pages ask of somebody's time, counted by fixed costs: docs/use/half-an-hour.md says
 * which. For one thread.
 */
final class HerTime {

    private static final Duration READ = Duration.ofSeconds(40);
    private static final Duration FIELD = Duration.ofSeconds(15);
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final Duration FILE = Duration.ofSeconds(30);
    private static final Duration LETTER = Duration.ofSeconds(60);
    private static final Duration SHEET = Duration.ofSeconds(45);

    private Duration spent = Duration.ZERO;

    /** A page is looked at. */
    void reads() {
        spent = spent.plus(READ);
    }

    /** Fields are typed into. */
    void types(int fields) {
        spent = spent.plus(FIELD.multipliedBy(fields));
    }

    /** Boxes are ticked or things chosen. */
    void ticks(int boxes) {
        spent = spent.plus(TICK.multipliedBy(boxes));
    }

    /** A file is found and chosen. */
    void choosesAFile() {
        spent = spent.plus(FILE);
    }

    /** A letter is waited for and opened. */
    void opensALetter() {
        spent = spent.plus(LETTER);
    }

    /** A sheet is put on the scanner, and its number written beside its rows. */
    void scans(int sheets) {
        spent = spent.plus(SHEET.multipliedBy(sheets));
    }

    Duration spent() {
        return spent;
    }
}
