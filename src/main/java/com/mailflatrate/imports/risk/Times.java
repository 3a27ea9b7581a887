package com.mailflatrate.imports.risk;

/**
 * What the times of the proofs of a list look like; counts of rows.
 *
 * @param timed that have a time
 * @param sameSecond at the most frequent second that is no full hour
 * @param sameGap that follow the one before at the most frequent distance
 * @param withAlphabet how far the order of times is that of addresses, from 0 to 1
 * @param ahead after the upload
 * @param outside the period the origin states
 */
record Times(
        long timed,
        long sameSecond,
        long sameDay,
        long sameGap,
        double withAlphabet,
        long ahead,
        long outside) {}
