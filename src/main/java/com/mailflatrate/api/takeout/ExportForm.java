package com.mailflatrate.api.takeout;

import org.jspecify.annotations.Nullable;

/** What shall leave: {@code scope} everything, list or segment, the latter two with an id. */
record ExportForm(@Nullable String scope, @Nullable String subject, @Nullable String reason) {}
