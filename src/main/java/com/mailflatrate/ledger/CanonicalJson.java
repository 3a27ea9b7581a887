package com.mailflatrate.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects of texts and whole numbers as RFC 8785 writes them: sorted keys, no blanks. Absent
 * values are left out.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** Writes an object. */
    public static String of(Map<String, ? extends @Nullable Object> values) {
        StringBuilder json = new StringBuilder("{");
        new TreeMap<String, @Nullable Object>(values)
                .forEach(
                        (name, value) -> {
                            if (value != null) {
                                json.append(json.length() > 1 ? "," : "");
                                quoted(json, name);
                                json.append(':');
                                if (value instanceof Number || value instanceof Boolean) {
                                    json.append(value);
                                } else {
                                    quoted(json, value.toString());
                                }
                            }
                        });
        return json.append('}').toString();
    }

    private static void quoted(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
