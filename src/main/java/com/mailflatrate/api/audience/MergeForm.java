package com.mailflatrate.api.audience;

import org.jspecify.annotations.Nullable;

/** Which contact goes into this one. */
record MergeForm(@Nullable String other) {}
