package com.mailflatrate.segments;

import com.mailflatrate.kernel.ContactId;

/** A contact that fulfils a condition, with what the next page begins after. */
record FoundContact(ContactId id, String key) {}
