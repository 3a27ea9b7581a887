package com.mailflatrate.rows;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was shown for a whole file besides its rows.
 *
 * @param pages of the scan of signed papers; 0 without one
 * @param ownCustomers rows may count as own customers (UWG § 7(3))
 */
public record Backing(int pages, boolean ownCustomers) {

    /** Nothing. */
    public static final Backing NONE = new Backing(0, false);

    private static final Pattern NUMBER = Pattern.compile("\\D{0,12}(\\d{1,4})\\D{0,3}");

    /**
     * The page a cell names, as in {@code 3} or {@code Seite 3}; empty when the scan has none such.
     */
    Optional<Integer> page(String cell) {
        Matcher number = NUMBER.matcher(cell);
        if (!number.matches()) {
            return Optional.empty();
        }
        int page = Integer.parseInt(number.group(1));
        return page >= 1 && page <= pages ? Optional.of(page) : Optional.empty();
    }
}
