package com.mailflatrate.imports.risk;

/**
 * A fact about a list that a person should know before deciding.
 *
 * @param code UPPER_SNAKE, its sentence is {@code importreview.risk.CODE}
 * @param rows how many rows it is about
 * @param of out of so many
 * @param detail a domain, an address on the net, a number of an import; empty where there is none
 */
public record Finding(String code, long rows, long of, String detail) {

    /** Whether a reviewer should look at it, and no more. */
    public boolean isMild() {
        return switch (code) {
            case "DOUBTFUL_ROWS", "SAME_DAY", "SAME_IP", "ONE_PER_DOMAIN" -> true;
            default -> false;
        };
    }
}
