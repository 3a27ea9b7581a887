package com.mailflatrate.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database.
 *
 * @param url JDBC address of a PostgreSQL 15 or newer; empty: an embedded one in the data directory
 * @param user login role that owns the schema, for a server by URL
 * @param password of the login role
 * @param deskConnections connections for pages, interface and event listeners
 * @param engineConnections connections for delivery, feedback, imports, jobs and public pages
 */
@ConfigurationProperties("mailflatrate.database")
record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("mailflatrate") String user,
        @DefaultValue("") String password,
        @DefaultValue("10") int deskConnections,
        @DefaultValue("12") int engineConnections) {

    boolean isEmbedded() {
        return url.isBlank();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return isEmbedded() ? "embedded PostgreSQL" : url;
    }
}
