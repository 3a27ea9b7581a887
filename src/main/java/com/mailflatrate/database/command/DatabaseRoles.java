package com.mailflatrate.database.command;

/** What a database administrator runs where the login role may not create roles. */
public final class DatabaseRoles {

    private DatabaseRoles() {}

    /** The statements, for {@code psql} as an administrator. */
    public static String statements() {
        return """
                -- Roles of mailflatrate: run as an administrator, with your own password and names.
                create role mailflatrate login password 'change me';
                create role mf_desk nologin;
                create role mf_engine nologin;
                grant mf_desk, mf_engine to mailflatrate;
                create database mailflatrate owner mailflatrate encoding 'UTF8' template template0;
                -- Then set MAILFLATRATE_DATABASE_URL=jdbc:postgresql://HOST:5432/mailflatrate
                -- and MAILFLATRATE_DATABASE_USER, MAILFLATRATE_DATABASE_PASSWORD(_FILE).
                """;
    }
}
