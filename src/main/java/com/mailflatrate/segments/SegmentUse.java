package com.mailflatrate.segments;

import java.util.UUID;

/**
 * Something of the account that needs a segment and keeps it from being deleted.
 *
 * @param name as its owner calls it
 */
public record SegmentUse(UUID id, String name) {}
