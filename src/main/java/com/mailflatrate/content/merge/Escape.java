package com.mailflatrate.content.merge;

/** How a value is written into its surroundings. */
public enum Escape {
    /** As it is. */
    PLAIN {
        @Override
        void append(String value, StringBuilder out) {
            out.append(value);
        }
    },
    /** With the five signs of HTML replaced. */
    HTML {
        @Override
        void append(String value, StringBuilder out) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                switch (c) {
                    case '&' -> out.append("&amp;");
                    case '<' -> out.append("&lt;");
                    case '>' -> out.append("&gt;");
                    case '"' -> out.append("&quot;");
                    case '\'' -> out.append("&#39;");
                    default -> out.append(c);
                }
            }
        }
    };

    abstract void append(String value, StringBuilder out);

    /** One value on its own. */
    public String of(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        append(value, out);
        return out.toString();
    }
}
