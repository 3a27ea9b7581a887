package com.mailflatrate.imports;

import com.mailflatrate.kernel.ListId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that arrived and can be read; not an import yet.
 *
 * @param headings of its columns
 * @param guesses our field to the heading we take it to be
 * @param system whose export it is, where it is recognised
 * @param sample up to ten rows, by column; empty unless asked for
 */
public record Upload(
        UUID id,
        ListId list,
        String fileName,
        long rows,
        List<String> headings,
        Map<String, String> guesses,
        @Nullable String system,
        List<List<String>> sample,
        Instant uploadedAt) {

    /** Copies. */
    public Upload {
        headings = List.copyOf(headings);
        sample = List.copyOf(sample);
    }
}
