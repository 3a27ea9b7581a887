package com.mailflatrate.kernel.holding;

import com.mailflatrate.kernel.Sql;
import java.time.Duration;

/**
 * How long rows are kept.
 *
 * @param period from when they came about
 * @param sql deletes or empties rows older than {@code :before}, but none of the accounts {@code
 *     :held}; run again until it finds nothing
 */
public record Keep(Duration period, Sql sql) {}
