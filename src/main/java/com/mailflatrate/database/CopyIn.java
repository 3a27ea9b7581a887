package com.mailflatrate.database;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Rows in bulk by COPY, inside the running transaction. PostgreSQL refuses COPY into tables with
 * row-level security, so the target is an unlogged table of the engine lane, and an {@code INSERT …
 * SELECT} follows. The connection is busy meanwhile: what gives the rows must not ask the database.
 */
@Component
public final class CopyIn {

    private static final int FLUSH_CHARS = 64 * 1024;

    private final JdbcTemplate jdbc;

    CopyIn(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * Copies all rows.
     *
     * @param copy {@code copy schema.table (columns) from stdin}
     * @param write puts the columns of one row, in order
     * @return how many rows
     */
    public <T> long rows(String copy, Iterator<? extends T> rows, BiConsumer<T, Line> write) {
        Long count =
                jdbc.execute(
                        (ConnectionCallback<Long>)
                                connection -> {
                                    var in =
                                            connection
                                                    .unwrap(PGConnection.class)
                                                    .getCopyAPI()
                                                    .copyIn(copy);
                                    try {
                                        Line line = new Line();
                                        while (rows.hasNext()) {
                                            write.accept(rows.next(), line);
                                            line.end();
                                            if (line.text.length() > FLUSH_CHARS) {
                                                byte[] bytes = line.take();
                                                in.writeToCopy(bytes, 0, bytes.length);
                                            }
                                        }
                                        byte[] rest = line.take();
                                        in.writeToCopy(rest, 0, rest.length);
                                        return in.endCopy();
                                    } finally {
                                        cancel(in);
                                    }
                                });
        return count == null ? 0 : count;
    }

    private static void cancel(org.postgresql.copy.CopyIn in) throws SQLException {
        if (in.isActive()) {
            in.cancelCopy();
        }
    }

    /** The columns of one row in COPY's text format. */
    public static final class Line {

        private final StringBuilder text = new StringBuilder(FLUSH_CHARS + 4096);
        private boolean begun;

        private Line() {}

        /** A text, or null. Must not hold NUL, which PostgreSQL cannot keep. */
        public Line put(@Nullable String value) {
            next();
            if (value == null) {
                text.append("\\N");
            } else {
                escape(value);
            }
            return this;
        }

        /** A whole number. */
        public Line put(long value) {
            next();
            text.append(value);
            return this;
        }

        /** A truth value. */
        public Line put(boolean value) {
            next();
            text.append(value ? 't' : 'f');
            return this;
        }

        /** An id. */
        public Line put(UUID value) {
            next();
            text.append(value);
            return this;
        }

        /** Bytes, or null. */
        public Line put(byte @Nullable [] value) {
            next();
            if (value == null) {
                text.append("\\N");
            } else {
                HexFormat.of().formatHex(text.append("\\\\x"), value);
            }
            return this;
        }

        /** An instant, or null. */
        public Line put(@Nullable Instant value) {
            return put(value == null ? null : value.toString());
        }

        private void next() {
            if (begun) {
                text.append('\t');
            }
            begun = true;
        }

        private void end() {
            text.append('\n');
            begun = false;
        }

        private byte[] take() {
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            text.setLength(0);
            return bytes;
        }

        private void escape(String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                switch (c) {
                    case '\\' -> text.append("\\\\");
                    case '\t' -> text.append("\\t");
                    case '\n' -> text.append("\\n");
                    case '\r' -> text.append("\\r");
                    default -> text.append(c);
                }
            }
        }
    }
}
