package com.mailflatrate.audience;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Fields as the database keeps them. */
final class FieldsJson {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};

    private FieldsJson() {}

    static String write(Map<String, String> fields) {
        return fields.isEmpty() ? "{}" : JSON.writeValueAsString(fields);
    }

    static Map<String, String> read(String json) {
        return json.equals("{}") ? Map.of() : JSON.readValue(json, FIELDS);
    }
}
