package com.mailflatrate.given;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Holds a value against a schema of the description, as far as our schemas go: references, types,
 * properties, items, enums, formats. A property nobody described is a fault too.
 */
public final class SchemaCheck {

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    private SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** What is wrong with a value; empty when nothing is. */
    public static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(document);
        check.look("$", schema, value);
        return check.faults;
    }

    /** What a reference leads to; itself when it is none. */
    public static JsonNode follow(JsonNode document, JsonNode node) {
        JsonNode at = node;
        while (at.has("$ref")) {
            at = document.at(at.get("$ref").asString().substring(1));
        }
        return at;
    }

    private void look(String where, JsonNode given, JsonNode value) {
        JsonNode schema = follow(document, given);
        if (schema.isMissingNode()) {
            faults.add(where + " has no schema");
            return;
        }
        if (schema.has("oneOf")) {
            oneOf(where, schema.get("oneOf"), value);
            return;
        }
        Set<String> types = types(schema);
        String type = type(value);
        if (!types.isEmpty()
                && !types.contains(type)
                && !(type.equals("integer") && types.contains("number"))) {
            faults.add(where + " is " + type + " instead of " + types);
        } else if (value.isObject()) {
            object(where, schema, value);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                look(where + "[" + i + "]", schema.path("items"), value.get(i));
            }
        } else if (value.isString()) {
            text(where, schema, value.asString());
        }
    }

    private void oneOf(String where, JsonNode choices, JsonNode value) {
        for (JsonNode choice : choices) {
            if (faults(document, choice, value).isEmpty()) {
                return;
            }
        }
        faults.add(where + " is none of what it may be");
    }

    private void object(String where, JsonNode schema, JsonNode value) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) {
                faults.add(where + "." + name.asString() + " is missing");
            }
        }
        JsonNode properties = schema.path("properties");
        JsonNode others = schema.path("additionalProperties");
        value.propertyStream()
                .forEach(
                        field -> {
                            String at = where + "." + field.getKey();
                            if (properties.has(field.getKey())) {
                                look(at, properties.get(field.getKey()), field.getValue());
                            } else if (others.isObject()) {
                                look(at, others, field.getValue());
                            } else if (!properties.isMissingNode()) {
                                faults.add(at + " is not described");
                            }
                        });
    }

    private void text(String where, JsonNode schema, String text) {
        if (schema.has("enum")
                && schema.get("enum").valueStream().noneMatch(one -> one.asString().equals(text))) {
            faults.add(where + " is " + text + ", which is not among what it may be");
        }
        try {
            switch (schema.path("format").asString("")) {
                case "date-time" -> Instant.parse(text);
                case "date" -> LocalDate.parse(text);
                default -> {}
            }
        } catch (DateTimeParseException e) {
            faults.add(where + " is no " + schema.get("format").asString() + ": " + text);
        }
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = new TreeSet<>();
        JsonNode type = schema.path("type");
        if (type.isString()) {
            types.add(type.asString());
        }
        type.valueStream().forEach(one -> types.add(one.asString()));
        return types;
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "nothing";
        };
    }
}
