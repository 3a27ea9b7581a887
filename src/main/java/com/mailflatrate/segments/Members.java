package com.mailflatrate.segments;

import com.mailflatrate.kernel.ContactId;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Predicate;

/** Who is in a segment at one moment; 16 bytes a contact. Unchangeable. */
public final class Members implements Predicate<ContactId> {

    private final long[] halves;

    private Members(long[] halves) {
        this.halves = halves;
    }

    /** Collects ids that come in the order PostgreSQL gives them: bytes without a sign. */
    static final class Collector {

        private long[] halves = new long[64];
        private int filled;

        void add(UUID id) {
            if (filled == halves.length) {
                halves = Arrays.copyOf(halves, filled * 2);
            }
            halves[filled++] = id.getMostSignificantBits();
            halves[filled++] = id.getLeastSignificantBits();
        }

        Members members() {
            return new Members(Arrays.copyOf(halves, filled));
        }
    }

    /** How many. */
    public long size() {
        return halves.length / 2;
    }

    UUID[] toArray() {
        UUID[] ids = new UUID[halves.length / 2];
        Arrays.setAll(ids, place -> new UUID(halves[2 * place], halves[2 * place + 1]));
        return ids;
    }

    @Override
    public boolean test(ContactId contact) {
        UUID wanted = contact.value();
        int low = 0;
        int high = halves.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(middle, wanted);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }

    private int compare(int place, UUID wanted) {
        int order = Long.compareUnsigned(halves[2 * place], wanted.getMostSignificantBits());
        return order == 0
                ? Long.compareUnsigned(halves[2 * place + 1], wanted.getLeastSignificantBits())
                : order;
    }
}
