package com.mailflatrate.given;

import com.mailflatrate.database.embedded.EmbeddedPostgres;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.context.ApplicationContext;

/**
 * A database that is gone for a while: its connections are cut and new ones refused. At its end no
 * pool keeps a cut one, so that whoever comes next meets none.
 */
public final class Outage implements AutoCloseable {

    private static final String REFUSE = "alter database %s with allow_connections %s";
    private static final String CUT =
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'";

    private final EmbeddedPostgres server = TestServer.running().postgres();
    private final ApplicationContext service;
    private final String database;

    /** Begins, for the database of a service. */
    public Outage(ApplicationContext service) {
        this.service = service;
        this.database =
                service.getEnvironment()
                        .getRequiredProperty("mailflatrate.database.url")
                        .replaceAll("^.*/|\\?.*$", "");
        server.administer("postgres", REFUSE.formatted(database, "false"), CUT.formatted(database));
    }

    /** Ends. */
    @Override
    public void close() {
        server.administer("postgres", REFUSE.formatted(database, "true"));
        service.getBeansOfType(HikariDataSource.class)
                .values()
                .forEach(pool -> pool.getHikariPoolMXBean().softEvictConnections());
    }
}
