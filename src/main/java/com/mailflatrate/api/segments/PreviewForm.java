package com.mailflatrate.api.segments;

import com.mailflatrate.segments.RuleNode;
import org.jspecify.annotations.Nullable;

/** A condition that is not saved. */
record PreviewForm(@Nullable RuleNode rules) {}
