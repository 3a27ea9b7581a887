package com.mailflatrate.database;

import java.util.Arrays;
import java.util.List;

/**
 * What a node's sessions at the database are called ({@code application_name}), so that others see
 * whether it lives.
 *
 * @param node empty for a command, which is no node
 */
public record SessionNames(String node) {

    /** PostgreSQL cuts what is longer. */
    private static final int LONGEST = 63;

    /** One for each lane. */
    public List<String> all() {
        return Arrays.stream(Lane.values()).map(this::of).toList();
    }

    String of(Lane lane) {
        String suffix = node.isEmpty() ? "" : " of " + node.replaceAll("[^ -~]", "_");
        String name = "mailflatrate " + lane.role() + suffix;
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }
}
