package com.mailflatrate.api.segments;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.RefusedException;
import com.mailflatrate.segments.Rule;
import com.mailflatrate.segments.RuleNode;
import com.mailflatrate.segments.Segment;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment as given.
 *
 * @param kind {@code live} unless it says {@code snapshot}; not changed later
 */
record SegmentForm(@Nullable String name, @Nullable RuleNode rules, @Nullable String kind) {

    String title() {
        return name == null ? "" : name;
    }

    Rule rule() {
        return rule(rules);
    }

    Segment.Kind of() {
        return Arrays.stream(Segment.Kind.values())
                .filter(one -> kind == null || one.text().equals(kind))
                .findFirst()
                .orElseThrow(() -> refused(Code.INVALID_VALUE, "kind"));
    }

    static Rule rule(@Nullable RuleNode rules) {
        if (rules == null) {
            throw refused(Code.REQUIRED, "rules");
        }
        return rules.read().orThrow();
    }

    private static RefusedException refused(Code code, String field) {
        return new RefusedException(List.of(Reason.field(code, field)));
    }
}
