package com.mailflatrate.given;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Puts one row into every table of a database, whatever its schema: every column that must have a
 * value gets one its checks allow, the same in all tables, so that rows find each other.
 */
public final class OneRowEach {

    private static final String TABLES =
            """
            select c.oid::bigint as oid, c.oid::regclass::text as name
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and not c.relispartition
               and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
               and c.relname not in ('migrations') order by c.oid
            """;
    private static final String COLUMNS =
            """
            select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
                   coalesce((select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
                              where k.contype = 'c'
                                and (k.conrelid = a.attrelid and k.conkey = array[a.attnum]
                                     or exists (select from pg_constraint f
                                                 where f.conrelid = a.attrelid and f.contype = 'f' and f.confrelid = k.conrelid
                                                   and k.conkey = array[f.confkey[array_position(f.conkey, a.attnum)]]))), '') as checks
              from pg_attribute a
             where a.attrelid = ? and a.attnum > 0 and not a.attisdropped and a.attnotnull and a.attgenerated = ''
               and (not a.atthasdef or a.attname = 'state')
            """;
    private static final Pattern ONE_OF = Pattern.compile("ARRAY\\['([^']+)'");
    private static final Pattern LENGTH = Pattern.compile("length\\(\\w+\\) = (\\d+)");
    private static final Pattern HEX = Pattern.compile("\\[0-9a-f\\]\\{(\\d+)");
    private static final Pattern LETTERS = Pattern.compile("\\[a-z2-7\\]\\{(\\d+)");

    private final JdbcTemplate db;

    /** In this database, as its owner. */
    public OneRowEach(DataSource owner) {
        this.db = new JdbcTemplate(owner);
    }

    private record Table(long oid, String name) {}

    /** Fills them; gives how many rows each has now, by a number that stays when it is renamed. */
    public Map<Long, Long> fill() {
        List<Table> left = new ArrayList<>(tables());
        List<String> why = new ArrayList<>();
        for (int before = -1; before != left.size() && !left.isEmpty(); ) {
            before = left.size();
            why.clear();
            left.removeIf(table -> isFilled(table, why));
        }
        if (!left.isEmpty()) {
            throw new AssertionError("no row fits into " + left + ": " + why);
        }
        return counts();
    }

    /** How many rows each table has. */
    public Map<Long, Long> counts() {
        Map<Long, Long> counts = new LinkedHashMap<>();
        for (Table table : tables()) {
            counts.put(
                    table.oid(),
                    Objects.requireNonNull(
                            db.queryForObject("select count(*) from " + table.name(), Long.class)));
        }
        return counts;
    }

    /** What a table is called now. */
    public String name(long oid) {
        return String.valueOf(
                db.queryForObject("select ?::oid::regclass::text", String.class, oid));
    }

    private List<Table> tables() {
        return db.query(TABLES, (row, n) -> new Table(row.getLong("oid"), row.getString("name")));
    }

    private boolean isFilled(Table table, List<String> why) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        db.query(
                COLUMNS,
                row -> {
                    names.add('"' + row.getString("name") + '"');
                    values.add(value(row.getString("type"), row.getString("checks")));
                },
                table.oid());
        try {
            db.update(
                    names.isEmpty()
                            ? "insert into " + table.name() + " default values"
                            : "insert into %s (%s) overriding system value values (%s) on conflict do nothing"
                                    .formatted(
                                            table.name(),
                                            String.join(", ", names),
                                            String.join(", ", values)));
            return true;
        } catch (DataIntegrityViolationException notYet) {
            why.add(String.valueOf(notYet.getMostSpecificCause().getMessage()));
            return false;
        }
    }

    private static String value(String type, String checks) {
        return switch (type) {
            case "bigint", "integer", "smallint" -> "7";
            case "boolean" -> "false";
            case "uuid" -> "'00000000-0000-0000-0000-000000000007'";
            case "date" -> "date '2026-01-07'";
            case "timestamp with time zone" -> "timestamptz '2026-01-07 07:00:00+00'";
            case "jsonb" -> "'{}'";
            case "bytea" -> "decode(repeat('07', " + number(LENGTH, checks, 32) + "), 'hex')";
            case "text" -> '\'' + text(checks) + '\'';
            case "text[]" -> "'{x}'";
            default -> type.endsWith("[]") ? "'{}'" : "'7'";
        };
    }

    private static String text(String checks) {
        Matcher oneOf = ONE_OF.matcher(checks);
        if (oneOf.find()) {
            return oneOf.group(1);
        }
        if (checks.contains("[A-Z]{2}")) {
            return "DE";
        }
        if (checks.contains("[A-Z]{3,20}")) {
            return "OLD";
        }
        if (HEX.matcher(checks).find()) {
            return "7".repeat(number(HEX, checks, 1));
        }
        if (LETTERS.matcher(checks).find()) {
            return "a".repeat(number(LETTERS, checks, 1));
        }
        return "x".repeat(number(LENGTH, checks, 1));
    }

    private static int number(Pattern pattern, String text, int otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
    }
}
