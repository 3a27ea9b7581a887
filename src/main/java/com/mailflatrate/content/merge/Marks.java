package com.mailflatrate.content.merge;

import java.util.ArrayList;
import java.util.List;

/**
 * Stand-ins for values: {@code U+FDD0 number U+FDD1}, noncharacters that no source may hold. They
 * pass an HTML parser unchanged and show what a value would have become part of.
 */
public final class Marks {

    /** Begins a mark. */
    public static final char OPEN = '\uFDD0';

    /** Ends a mark. */
    public static final char CLOSE = '\uFDD1';

    private Marks() {}

    static String render(List<Node> nodes) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Node.Text(String text)) {
                out.append(text);
            } else {
                out.append(OPEN).append(i).append(CLOSE);
            }
        }
        return out.toString();
    }

    static List<Node> read(String marked, List<Node> origin) {
        List<Node> nodes = new ArrayList<>();
        int at = 0;
        while (true) {
            int open = marked.indexOf(OPEN, at);
            int close = open < 0 ? -1 : marked.indexOf(CLOSE, open);
            if (close < 0) {
                nodes.add(new Node.Text(marked.substring(at)));
                return nodes;
            }
            nodes.add(new Node.Text(marked.substring(at, open)));
            nodes.add(origin.get(Integer.parseInt(marked, open + 1, close, 10)));
            at = close + 1;
        }
    }

    /** The numbers of the marks in a text. */
    static List<Integer> all(String text) {
        List<Integer> marks = new ArrayList<>();
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            int close = text.indexOf(CLOSE, open);
            if (close < 0) {
                break;
            }
            marks.add(Integer.parseInt(text, open + 1, close, 10));
            open = text.indexOf(OPEN, close);
        }
        return marks;
    }

    static int offset(Node node) {
        return switch (node) {
            case Node.Field field -> field.offset();
            case Node.Own own -> own.offset();
            case Node.Text text -> 0;
            case Node.Choice choice -> 0;
        };
    }

    static String name(Node node) {
        return switch (node) {
            case Node.Field field -> "contact." + field.name();
            case Node.Own own -> own.slot().word();
            case Node.Text text -> "";
            case Node.Choice choice -> "";
        };
    }
}
