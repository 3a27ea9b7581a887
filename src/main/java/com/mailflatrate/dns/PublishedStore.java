package com.mailflatrate.dns;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.kernel.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The platform's own records. */
@Repository
@CrossAccount("records are the platform's")
final class PublishedStore {

    private static final Sql PUT =
            Sql.of(
                    """
            insert into dns.published (name, type, record_values, published_at)
            values (:name, :type, :values, :now)
            on conflict (name, type) do update set record_values = excluded.record_values, published_at = excluded.published_at
            """);
    private static final Sql DELETE =
            Sql.of("delete from dns.published where name = :name and type = :type");
    private static final Sql ALL =
            Sql.of("select name, type, record_values from dns.published order by name, type");

    /** One name and type. */
    record Row(String name, RecordType type, List<String> values) {}

    private final JdbcClient jdbc;

    PublishedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(String name, RecordType type, List<String> values, Instant now) {
        jdbc.sql(PUT.text())
                .param("name", name)
                .param("type", type.name())
                .param("values", values.toArray(String[]::new))
                .param("now", now)
                .update();
    }

    void delete(String name, RecordType type) {
        jdbc.sql(DELETE.text()).param("name", name).param("type", type.name()).update();
    }

    List<Row> all() {
        return jdbc.sql(ALL.text()).query(PublishedStore::row).list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String[] values = (String[]) row.getArray("record_values").getArray();
        return new Row(
                row.getString("name"), RecordType.valueOf(row.getString("type")), List.of(values));
    }
}
