package com.mailflatrate.api.description;

import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes examples from schemas, with values that look like the ones that really come. */
final class Samples {

    private static final int DEEPEST = 8;
    private static final String ID = "019a2b7c-5d1e-7f30-8a41-6b2c9d0e1f23";
    private static final String INSTANT = "2026-11-22T09:30:00Z";

    private static final Map<String, Object> WORDS =
            Map.ofEntries(
                    Map.entry("email", "anna.petersen@example.org"),
                    Map.entry("to", "anna.petersen@example.org"),
                    Map.entry("replyTo", "post@example.org"),
                    Map.entry("reporter", "anna.petersen@example.org"),
                    Map.entry("domain", "example.org"),
                    Map.entry("mailingId", "mfr-nyl7-7xzw-g7uu"),
                    Map.entry("ip", "198.51.100.7"),
                    Map.entry("country", "DE"),
                    Map.entry("zone", "Europe/Berlin"),
                    Map.entry("language", "de"),
                    Map.entry("per", "month"),
                    Map.entry("tracking", "off"),
                    Map.entry("grade", "P1"),
                    Map.entry("level", "ok"),
                    Map.entry("advance", "P7DT1S"),
                    Map.entry("type", "TXT"),
                    Map.entry("scopes", List.of("lists:read")),
                    Map.entry("decision", "approve"),
                    Map.entry("action", "suppress"),
                    Map.entry("reason", "MANUAL"),
                    Map.entry("legalForm", "gmbh"),
                    Map.entry("collectionUrl", "https://www.example.org/newsletter"),
                    Map.entry("website", "https://www.example.org"),
                    Map.entry("sourceUrl", "https://www.example.org/newsletter"),
                    Map.entry("periodFrom", "2025-01-01"),
                    Map.entry("periodTo", "2025-12-31"),
                    Map.entry("html", "<p>Moin {{ contact.firstName }}</p>{{ footer }}"),
                    Map.entry("verdict", "ours"),
                    Map.entry("state", "active"),
                    Map.entry("status", "subscribed"),
                    Map.entry("kind", "other-system"),
                    Map.entry("name", "Rundbrief"),
                    Map.entry("subject", "Der Winterkaffee ist da"));

    private final Map<String, Schema> known;

    Samples(Map<String, Schema> known) {
        this.known = known;
    }

    /** An example of a schema; null when nothing can be said, such as of bytes. */
    @Nullable Object of(Schema<?> schema) {
        return of("", schema, 0);
    }

    private @Nullable Object of(String name, Schema<?> given, int depth) {
        Schema<?> schema = found(given);
        if (schema == null || depth > DEEPEST) {
            return null;
        }
        if (schema.getExample() != null) {
            return schema.getExample();
        }
        if (schema.getOneOf() != null) {
            return of(name, schema.getOneOf().getFirst(), depth + 1);
        }
        if (schema.getProperties() != null) {
            return all(schema.getProperties(), depth);
        }
        String type = type(schema);
        if (schema.getItems() != null) {
            if (type(WORDS.get(name)).equals("array")) {
                return WORDS.get(name);
            }
            Object item = of(singular(name), schema.getItems(), depth + 1);
            return item == null ? List.of() : List.of(item);
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            Object value = of("", values, depth + 1);
            return value == null
                    ? Map.of()
                    : Map.of(type(value).equals("string") ? "firstName" : "DUPLICATE", value);
        }
        return switch (type) {
            case "integer", "number" -> 1;
            case "boolean" -> true;
            case "string" -> text(name, schema);
            default -> null;
        };
    }

    private Map<String, Object> all(Map<String, Schema> properties, int depth) {
        Map<String, Object> all = new LinkedHashMap<>();
        properties.forEach(
                (field, type) -> {
                    Object value = of(field, type, depth + 1);
                    if (value != null) {
                        all.put(field, value);
                    }
                });
        return all;
    }

    private static Object text(String name, Schema<?> schema) {
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return schema.getEnum().getFirst();
        }
        if ("date-time".equals(schema.getFormat())) {
            return INSTANT;
        }
        Object word = WORDS.get(name);
        if (word instanceof String) {
            return word;
        }
        if ("date".equals(schema.getFormat())) {
            return INSTANT.substring(0, 10);
        }
        boolean id = "uuid".equals(schema.getFormat()) || name.equals("id") || name.endsWith("Id");
        return id ? ID : name.isEmpty() ? "Anna" : "…";
    }

    private @Nullable Schema<?> found(Schema<?> schema) {
        String ref = schema.get$ref();
        return ref == null ? schema : known.get(ref.substring(ref.lastIndexOf('/') + 1));
    }

    static String type(Schema<?> schema) {
        Set<String> types = schema.getTypes();
        if (types != null) {
            return types.stream().filter(type -> !type.equals("null")).findFirst().orElse("");
        }
        return schema.getType() == null ? "" : schema.getType();
    }

    private static String type(@Nullable Object value) {
        return switch (value) {
            case String text -> "string";
            case List<?> list -> "array";
            case null, default -> "";
        };
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }
}
