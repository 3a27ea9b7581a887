package com.mailflatrate.web.segments;

import com.mailflatrate.segments.Segment;

/**
 * A segment in the list.
 *
 * @param words its condition as a sentence
 */
public record SegmentLine(Segment segment, String words) {}
