package com.mailflatrate.story;

import java.util.List;
import java.util.Map;

/** A reviewer's yes to an import, after a look at every drawn row. */
final class SpotCheck {

    private SpotCheck() {}

    static Map<String, Object> approval(World world, String id) {
        List<Long> seen =
                world.outside()
                        .get("/api/v1/operator/imports/" + id, world.operatorKey())
                        .good()
                        .path("spotCheck")
                        .valueStream()
                        .map(row -> row.path("line").asLong())
                        .toList();
        return Map.of("decision", "approve", "note", "Stichprobe gezogen", "seen", seen);
    }
}
