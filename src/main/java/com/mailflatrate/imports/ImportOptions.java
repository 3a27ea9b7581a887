package com.mailflatrate.imports;

import com.mailflatrate.audience.OriginFacts;
import com.mailflatrate.kernel.OriginId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read.
 *
 * @param mapping our field ({@code email}, {@code firstName}, {@code consentAt}, {@code consentIp},
 *     {@code consentSource}, …) to the column's heading
 * @param originId an origin stated before
 * @param origin a new statement; one of the two is needed
 * @param scan of papers people signed, kept before; null without one
 * @param dryRun only judge the rows
 */
public record ImportOptions(
        Map<String, String> mapping,
        @Nullable OriginId originId,
        @Nullable OriginFacts origin,
        @Nullable UUID scan,
        boolean dryRun) {

    /** No statement at all. */
    static final OriginFacts NOTHING = new OriginFacts(null, null, null, null, null, null, null);

    /** Copies. */
    public ImportOptions {
        mapping = Map.copyOf(mapping);
    }
}
