package com.mailflatrate.given;

import com.mailflatrate.database.embedded.EmbeddedPostgres;

/** A database that is gone for a while: its connections are cut and new ones refused. */
public final class Outage implements AutoCloseable {

    private static final String REFUSE = "alter database %s with allow_connections %s";
    private static final String CUT =
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'";

    private final EmbeddedPostgres server = TestServer.running().postgres();
    private final String database;

    /** Begins. */
    public Outage(String database) {
        this.database = database;
        server.administer("postgres", REFUSE.formatted(database, "false"), CUT.formatted(database));
    }

    /** Ends. */
    @Override
    public void close() {
        server.administer("postgres", REFUSE.formatted(database, "true"));
    }
}
