package com.mailflatrate.segments;

import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.Page;

/** A segment just counted, and the first who are in it. */
public record Opened(Segment segment, Page<ContactId> first) {}
