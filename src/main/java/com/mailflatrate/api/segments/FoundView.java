package com.mailflatrate.api.segments;

import com.mailflatrate.kernel.ContactId;

/** A contact, in short. */
record FoundView(ContactId id, String email) {}
