package com.mailflatrate.database;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Remembers in the database whether it is a sandbox's, and keeps a sandbox from any other: one
 * forgotten setting must not move the time of real accounts or play with their mail.
 */
final class SandboxMark {

    private static final String KNOWS = "select to_regclass('database.mode') is not null";
    private static final String UNFINISHED = "select to_regnamespace('restoring') is not null";
    private static final String WORD = "select word from database.mode";
    private static final String FILLED =
            """
            select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%'
                              and n.nspname <> 'information_schema')
            """;
    private static final String LEAVE =
            "insert into database.mode (word, since) values (?, ?) on conflict do nothing";

    private final JdbcTemplate owner;
    private final boolean sandbox;
    private final boolean embedded;

    SandboxMark(DataSource owner, boolean sandbox, boolean embedded) {
        this.owner = new JdbcTemplate(owner);
        this.sandbox = sandbox;
        this.embedded = embedded;
    }

    /** Refuses with a sentence, before anything is written. */
    void check() {
        if (isTrue(UNFINISHED)) {
            throw new IllegalStateException(
                    "Refusing to start: a restore into this database was interrupted."
                            + " Run `mailflatrate restore FILE` again.");
        }
        String word = isTrue(KNOWS) ? word() : null;
        boolean unknown = word == null && !embedded && isTrue(FILLED);
        if (sandbox && (unknown || "serving".equals(word))) {
            throw new IllegalStateException(
                    "Refusing to start: MAILFLATRATE_DELIVERY_MODE is sandbox, but this database is not empty and not"
                            + " a sandbox's. Set the mode to smarthost, or give the sandbox a database of its own.");
        }
    }

    /** Says what it is for, once and for all. */
    void leave(InstantSource clock) {
        owner.update(LEAVE, sandbox ? "sandbox" : "serving", Rows.utc(clock.instant()));
    }

    private @Nullable String word() {
        return DataAccessUtils.singleResult(owner.queryForList(WORD, String.class));
    }

    private boolean isTrue(String question) {
        return Boolean.TRUE.equals(owner.queryForObject(question, Boolean.class));
    }
}
