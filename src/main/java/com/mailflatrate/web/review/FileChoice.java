package com.mailflatrate.web.review;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the reviewer says about the file that came with an application.
 *
 * @param firstList {@code in} lets it in
 * @param seen drawn lines whose proof was seen
 */
record FileChoice(@Nullable String firstList, @Nullable String listName, @Nullable Set<Long> seen) {

    boolean letIn() {
        return "in".equals(firstList);
    }
}
