package com.mailflatrate.database.jdbc;

import java.util.Arrays;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Spring's template for values of ours: takes instants and ids as parameters. */
public final class OurJdbcTemplate extends JdbcTemplate {

    /** On this data source. */
    public OurJdbcTemplate(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected PreparedStatementSetter newArgPreparedStatementSetter(
            @Nullable Object @Nullable [] args) {
        return super.newArgPreparedStatementSetter(
                args == null ? null : Arrays.stream(args).map(Parameters::known).toArray());
    }

    /** The same with names. */
    public static final class Named extends NamedParameterJdbcTemplate {

        /** On this template. */
        public Named(OurJdbcTemplate template) {
            super(template);
        }

        @Override
        protected PreparedStatementCreator getPreparedStatementCreator(
                String sql,
                SqlParameterSource source,
                @Nullable Consumer<PreparedStatementCreatorFactory> customizer) {
            return super.getPreparedStatementCreator(sql, new KnownSource(source), customizer);
        }

        @Override
        public int[] batchUpdate(String sql, SqlParameterSource[] sources) {
            return super.batchUpdate(
                    sql,
                    Arrays.stream(sources)
                            .map(KnownSource::new)
                            .toArray(SqlParameterSource[]::new));
        }
    }
}
