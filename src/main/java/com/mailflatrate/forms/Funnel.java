package com.mailflatrate.forms;

/** How many came how far. */
public record Funnel(long shown, long posted, long asked, long confirmed, long hard, long notMe) {

    /** Nobody came yet. */
    public static Funnel empty() {
        return new Funnel(0, 0, 0, 0, 0, 0);
    }
}
