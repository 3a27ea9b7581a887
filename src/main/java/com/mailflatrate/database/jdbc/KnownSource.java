package com.mailflatrate.database.jdbc;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Values by name as the driver knows them. */
record KnownSource(SqlParameterSource source) implements SqlParameterSource {

    @Override
    public boolean hasValue(String name) {
        return source.hasValue(name);
    }

    @Override
    public @Nullable Object getValue(String name) {
        return Parameters.known(source.getValue(name));
    }

    @Override
    public int getSqlType(String name) {
        return source.getSqlType(name);
    }

    @Override
    public @Nullable String getTypeName(String name) {
        return source.getTypeName(name);
    }

    @Override
    public String @Nullable [] getParameterNames() {
        return source.getParameterNames();
    }
}
