package com.mailflatrate.given;

import com.mailflatrate.database.embedded.EmbeddedPostgres;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database nobody has touched yet, on the server of the tests, gone when closed. */
public record EmptyDatabase(String name) implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Makes one without anything in it. */
    public static EmptyDatabase made() {
        String name = next();
        TestServer.running()
                .postgres()
                .administer(
                        "postgres", "create database " + name + " owner " + EmbeddedPostgres.OWNER);
        return new EmptyDatabase(name);
    }

    /** Makes one with all migrations applied and no row. */
    public static EmptyDatabase migrated() {
        String name = next();
        TestServer.running().create(name);
        return new EmptyDatabase(name);
    }

    /** What begins with this word is dropped by the next test process. */
    private static String next() {
        return "test_" + ProcessHandle.current().pid() + "_empty_" + NUMBER.incrementAndGet();
    }

    /** As the login role that owns it. */
    public DataSource owner() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(TestServer.running().postgres().url(name));
        source.setUser(EmbeddedPostgres.OWNER);
        source.setPassword(TestServer.running().postgres().password());
        return source;
    }

    @Override
    public void close() {
        TestServer.running()
                .postgres()
                .administer("postgres", "drop database " + name + " with (force)");
    }
}
