package com.mailflatrate.bench.send;

import com.mailflatrate.database.Lanes;
import com.mailflatrate.dns.Answer;
import com.mailflatrate.dns.RecordType;
import com.mailflatrate.dns.spi.Zone;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Name servers that answer what the platform publishes, and CNAMEs of domains to it. */
class BenchConfiguration {

    private static final String PUBLISHED =
            """
            select record_values from dns.published
             where type = :type and (name = :name
                or name like 'mf%.dkim.%' and :name = split_part(name, '.', 1) || '._domainkey.'
                   || (select domain from senderdomain.sender_domains where label = split_part(name, '.', 2)))
            """;

    @Bean
    @Primary
    Zone benchZone(ObjectProvider<JdbcClient> db) {
        return (name, type) -> look(db.getObject(), name, type);
    }

    private static Answer look(JdbcClient db, String name, RecordType type) {
        List<String> values =
                Lanes.engine(
                        () ->
                                db.sql(PUBLISHED)
                                        .param("type", type.name())
                                        .param("name", name)
                                        .query(
                                                (row, n) ->
                                                        ((String[]) row.getArray(1).getArray())[0])
                                        .list());
        return values.isEmpty() ? new Answer.NoName() : new Answer.Found(values, false);
    }
}
