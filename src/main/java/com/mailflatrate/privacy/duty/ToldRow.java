package com.mailflatrate.privacy.duty;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import tools.jackson.databind.json.JsonMapper;

/** A row as it stands in an access file: what the columns are called, and values a person reads. */
final class ToldRow {

    private ToldRow() {}

    /** The row without what is null. */
    static Map<String, Object> of(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, Object> told = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = value(row.getObject(i));
            if (value != null) {
                told.put(columns.getColumnLabel(i), value);
            }
        }
        return told;
    }

    private static @Nullable Object value(@Nullable Object column) throws SQLException {
        return switch (column) {
            case null -> null;
            case Timestamp at -> at.toInstant().toString();
            case PGobject json when json.getValue() != null ->
                    JsonMapper.shared().readTree(json.getValue());
            case Array list ->
                    Arrays.stream((Object[]) list.getArray())
                            .map(one -> one instanceof Timestamp at ? at.toInstant() : one)
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
            case Number number -> number;
            case Boolean truth -> truth;
            case Object other -> other.toString();
        };
    }
}
