package com.mailflatrate.segments;

import com.mailflatrate.kernel.ContactId;
import java.util.List;

/**
 * What a condition would find.
 *
 * @param contacts how many
 * @param sample the first of them by address
 */
public record Preview(long contacts, List<ContactId> sample) {

    /** Copies. */
    public Preview {
        sample = List.copyOf(sample);
    }
}
