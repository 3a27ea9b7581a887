package com.mailflatrate.database;

import com.mailflatrate.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Between the driver's types and ours: the driver knows {@code timestamptz} only as an {@link
 * OffsetDateTime}.
 */
public final class Rows {

    private Rows() {}

    /** An instant as a statement's parameter. */
    public static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** An instant, or nothing, as a statement's parameter. */
    public static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    /** A column that is never null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }

    /** A column that may be null. */
    public static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** A uuid column that is never null. */
    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class), column);
    }

    /** A uuid column that may be null. */
    public static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** Who did it, from the columns {@code by_kind}, {@code by_id} and {@code by_name}. */
    public static Actor actor(ResultSet row) throws SQLException {
        Actor.Kind kind = Actor.Kind.valueOf(row.getString("by_kind").toUpperCase(Locale.ROOT));
        return new Actor(kind, uuidOrNull(row, "by_id"), row.getString("by_name"));
    }

    /**
     * One column of many rows as an array for {@code unnest}, as texts that the statement casts
     * ({@code unnest(:ids::uuid[], …)}).
     */
    public static <T> @Nullable String[] column(
            Collection<T> rows, Function<? super T, ? extends @Nullable Object> value) {
        @Nullable String[] column = new @Nullable String[rows.size()];
        int at = 0;
        for (T row : rows) {
            Object one = value.apply(row);
            column[at++] = one == null ? null : one.toString();
        }
        return column;
    }

    /** An array as a text, for columns of arrays in {@code unnest}: {@code {"a","b"}}. */
    public static String array(Collection<?> values) {
        return values.stream()
                .map(value -> value.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                .collect(
                        Collectors.joining(
                                "\",\"",
                                values.isEmpty() ? "{" : "{\"",
                                values.isEmpty() ? "}" : "\"}"));
    }
}
