package com.mailflatrate.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/**
 * Header fields by name in any case, unfolded, encoded words decoded (RFC 2047), each at most 4,000
 * characters.
 */
public final class Headers {

    private static final int LONGEST = 4_000;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** None yet. */
    public Headers() {}

    /** The first value of a field; empty when there is none or it is blank. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst().filter(value -> !value.isBlank());
    }

    /** All values of a field, in order. */
    public List<String> all(String name) {
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** Whether a field is there, even an empty one. */
    public boolean has(String name) {
        return values.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** Whether there is no field at all. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** All fields as one text, a line each. */
    public String text() {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (name, all) ->
                        all.forEach(
                                value ->
                                        text.append(name).append(": ").append(value).append('\n')));
        return text.toString();
    }

    void add(String name, String value) {
        values.computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(MailReader.printable(decoded(cut(value))).strip());
    }

    /**
     * Reads the lines {@code Name: value} of a block, continued lines joined; other lines are
     * passed over.
     */
    static Headers ofBlock(String block) {
        Headers fields = new Headers();
        StringBuilder pending = new StringBuilder();
        for (String line : block.split("\\r\\n|\\r|\\n", -1)) {
            if (!line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
                pending.append(' ').append(line.strip());
            } else {
                fields.addLine(pending);
                pending = new StringBuilder(line);
            }
        }
        fields.addLine(pending);
        return fields;
    }

    private void addLine(CharSequence line) {
        String text = line.toString();
        int colon = text.indexOf(':');
        if (colon > 0 && colon < 100 && text.substring(0, colon).strip().indexOf(' ') < 0) {
            add(text.substring(0, colon), text.substring(colon + 1));
        }
    }

    private static String cut(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    private static String decoded(String value) {
        if (!value.contains("=?")) {
            return value;
        }
        try {
            return DecoderUtil.decodeEncodedWords(
                    value, DecodeMonitor.SILENT, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return value;
        }
    }
}
