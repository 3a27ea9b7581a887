package com.mailflatrate.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list by keyset.
 *
 * @param items what it holds, in order
 * @param nextCursor opaque, asks for what follows; null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a result that was asked for with one row more than the limit.
     *
     * @param rows up to {@code limit + 1} rows
     * @param cursor makes the cursor that follows a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    /** Cuts a list that is whole in memory; its cursors count rows. */
    public static <T> Page<T> part(List<T> all, PageRequest request) {
        int from = Math.min(all.size(), count(request.cursor()));
        int to = Math.min(all.size(), from + request.limit());
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }

    private static int count(@Nullable String cursor) {
        return cursor != null && cursor.matches("[0-9]{1,9}") ? Integer.parseInt(cursor) : 0;
    }

    /** The same part with other items. */
    public <U> Page<U> map(Function<T, U> change) {
        return new Page<>(items.stream().map(change).toList(), nextCursor);
    }
}
