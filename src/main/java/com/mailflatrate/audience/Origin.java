package com.mailflatrate.audience;

import com.mailflatrate.kernel.OriginId;
import java.time.Instant;

/**
 * A stated origin of contacts. Stays attached to every contact that came that way; never changed.
 */
public record Origin(OriginId id, OriginFacts facts, Instant statedAt, String statedBy) {}
