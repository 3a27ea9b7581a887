package com.mailflatrate.mail.dkim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code tag=value; …} as RFC 6376 §3.2 has it, for signatures and keys. */
public record TagList(Map<String, String> tags) {

    /** Reads a list; empty when it is none or a tag stands twice. */
    public static Optional<TagList> parse(String text) {
        Map<String, String> tags = new HashMap<>();
        for (String part : text.split(";", -1)) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = equals < 1 ? "" : part.substring(0, equals).strip();
            if (!name.matches("[A-Za-z][A-Za-z0-9_]*")
                    || tags.put(name, part.substring(equals + 1).strip()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new TagList(Map.copyOf(tags)));
    }

    /** The value of a tag, or the fallback. */
    public String get(String tag, String fallback) {
        return tags.getOrDefault(tag, fallback);
    }

    /** The value without any white space. */
    public String compact(String tag) {
        return tags.getOrDefault(tag, "").replaceAll("\\s+", "");
    }

    /** Whether the tag is there. */
    public boolean has(String tag) {
        return tags.containsKey(tag);
    }
}
