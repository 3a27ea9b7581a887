package com.mailflatrate.segments;

import com.mailflatrate.segments.Operand.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything a segment may ask of a contact {@code c}. The closed set that conditions are made of:
 * no text of a user ever becomes part of a statement, only the value of a parameter.
 */
public enum Clause {
    FIELD_EQUAL(Kind.FIELD, Kind.TEXT, "c.fields ->> :name = :value"),
    FIELD_DIFFERENT(Kind.FIELD, Kind.TEXT, "coalesce(c.fields ->> :name, '') <> :value"),
    FIELD_CONTAINS(
            Kind.FIELD,
            Kind.TEXT,
            "position(lower(:value) in lower(coalesce(c.fields ->> :name, ''))) > 0"),
    FIELD_BEGINS(
            Kind.FIELD,
            Kind.TEXT,
            "starts_with(lower(coalesce(c.fields ->> :name, '')), lower(:value))"),
    FIELD_KNOWN(Kind.FIELD, Kind.NOTHING, "jsonb_exists(c.fields, :name)"),
    FIELD_UNKNOWN(Kind.FIELD, Kind.NOTHING, "not jsonb_exists(c.fields, :name)"),
    FIELD_MORE(Kind.FIELD, Kind.NUMBER, number(">")),
    FIELD_LESS(Kind.FIELD, Kind.NUMBER, number("<")),
    FIELD_AFTER(Kind.FIELD, Kind.DAY, day(">")),
    FIELD_BEFORE(Kind.FIELD, Kind.DAY, day("<")),
    ADDRESS_BEGINS(Kind.NOTHING, Kind.TEXT, "starts_with(c.key, lower(:value))"),
    ADDRESS_DOMAIN(Kind.NOTHING, Kind.TEXT, "split_part(c.key, '@', 2) = lower(:value)"),
    LIST_ON(Kind.LIST, Kind.NOTHING, onList(r -> ""), true),
    LIST_NOT_ON(Kind.LIST, Kind.NOTHING, onList(r -> ""), false),
    LIST_STANDING(Kind.LIST, Kind.STATUS, onList(r -> " and " + r + ".status = :value"), true),
    LIST_SINCE_DAYS(
            Kind.LIST,
            Kind.DAYS,
            onList(r -> " and " + r + ".status = 'SUBSCRIBED' and " + r + ".since >= " + daysAgo()),
            true),
    TAG_HAS(Kind.TAG, Kind.NOTHING, tagged(), true),
    TAG_LACKS(Kind.TAG, Kind.NOTHING, tagged(), false),
    ORIGIN_FROM(Kind.ORIGIN, Kind.NOTHING, "c.origin_id = cast(:name as uuid)"),
    ADDED_WITHIN_DAYS(Kind.NOTHING, Kind.DAYS, "c.created_at >= " + daysAgo()),
    ADDED_AFTER(Kind.NOTHING, Kind.DAY, "c.created_at >= cast(:value as date)"),
    ADDED_BEFORE(Kind.NOTHING, Kind.DAY, "c.created_at < cast(:value as date)"),
    MAILED_WITHIN_DAYS(Kind.NOTHING, Kind.DAYS, "exists (" + mailed() + ")"),
    MAILED_NOT_WITHIN_DAYS(Kind.NOTHING, Kind.DAYS, "not exists (" + mailed() + ")"),
    SEGMENT_IN(Kind.SEGMENT, Kind.NOTHING, pictured(), true),
    SEGMENT_NOT_IN(Kind.SEGMENT, Kind.NOTHING, pictured(), false);

    private final Kind name;
    private final Kind value;
    private final String sql;
    private final @Nullable Lookup lookup;

    Clause(Kind name, Kind value, String sql) {
        this.name = name;
        this.value = value;
        this.sql = sql;
        this.lookup = null;
    }

    Clause(Kind name, Kind value, Lookup lookup, boolean has) {
        this.name = name;
        this.value = value;
        this.sql = (has ? "" : "not ") + lookup.exists();
        this.lookup = lookup;
    }

    /** As the API writes it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads what {@link #text} writes. */
    public static Optional<Clause> of(String text) {
        return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
    }

    /** What it is about: a field, list, tag, origin or segment. */
    public Kind about() {
        return name;
    }

    /** What it is compared with. */
    public Kind comparedWith() {
        return value;
    }

    /** The condition, with {@code :name}, {@code :value} and {@code :now}. */
    String sql() {
        return sql;
    }

    /** The row it is about; null when it is about the contact itself, or about many rows. */
    @Nullable Lookup lookup() {
        return lookup;
    }

    /** The condition, where the row was joined. */
    String joined(String alias) {
        return (sql.startsWith("not ") ? "not " : "") + Lookup.found(alias);
    }

    /** The conditions of all clauses. */
    static List<String> all() {
        return Arrays.stream(values()).map(Clause::sql).toList();
    }

    private static String number(String than) {
        return "case when c.fields ->> :name ~ '^-?[0-9]{1,15}([.][0-9]{1,6})?$'"
                + " then cast(c.fields ->> :name as numeric) "
                + than
                + " cast(:value as numeric) else false end";
    }

    private static String day(String than) {
        return "(c.fields ->> :name ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' and c.fields ->> :name "
                + than
                + " :value)";
    }

    private static String daysAgo() {
        return "cast(:now as timestamptz) - make_interval(days => cast(:value as integer))";
    }

    private static Lookup onList(UnaryOperator<String> how) {
        return new Lookup(
                "audience.v_memberships", r -> r + ".list_id = cast(:name as uuid)" + how.apply(r));
    }

    private static Lookup tagged() {
        return new Lookup("audience.v_contact_tags", r -> r + ".tag = :name");
    }

    private static String mailed() {
        return "select from delivery.v_messages s where s.account_id = :account and s.contact_id = c.id"
                + " and s.state = 2 and s.settled_at >= "
                + daysAgo();
    }

    private static Lookup pictured() {
        return new Lookup("segments.members", r -> r + ".segment_id = cast(:name as uuid)");
    }
}
