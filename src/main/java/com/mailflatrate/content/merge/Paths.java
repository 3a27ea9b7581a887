package com.mailflatrate.content.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts and lists the ways through a template. Two choices in a row multiply, two branches add.
 */
final class Paths {

    private Paths() {}

    static long count(List<Node> nodes) {
        long ways = 1;
        for (Node node : nodes) {
            if (node instanceof Node.Choice choice) {
                long sum = 0;
                for (Node.Branch branch : choice.branches()) {
                    sum += count(branch.body());
                }
                ways = Math.min(ways * sum, Integer.MAX_VALUE);
            }
        }
        return ways;
    }

    static Map<String, List<Node>> all(List<Node> nodes) {
        Map<String, List<Node>> ways = new LinkedHashMap<>();
        ways.put("", List.of());
        int from = 0;
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Node.Choice choice) {
                ways = branched(extended(ways, "", nodes.subList(from, i)), choice);
                from = i + 1;
            }
        }
        return extended(ways, "", nodes.subList(from, nodes.size()));
    }

    private static Map<String, List<Node>> branched(
            Map<String, List<Node>> ways, Node.Choice choice) {
        Map<String, List<Node>> more = new LinkedHashMap<>();
        for (int i = 0; i < choice.branches().size(); i++) {
            String key = i + ".";
            for (Map.Entry<String, List<Node>> inner :
                    all(choice.branches().get(i).body()).entrySet()) {
                more.putAll(extended(ways, key + inner.getKey(), inner.getValue()));
            }
        }
        return more;
    }

    private static Map<String, List<Node>> extended(
            Map<String, List<Node>> ways, String key, List<Node> tail) {
        Map<String, List<Node>> more = new LinkedHashMap<>();
        ways.forEach(
                (way, nodes) -> {
                    List<Node> longer = new ArrayList<>(nodes);
                    longer.addAll(tail);
                    more.put(way + key, longer);
                });
        return more;
    }
}
