package com.mailflatrate.kernel.holding;

import com.mailflatrate.kernel.Sql;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table, what it can tell of a person, and what becomes of its rows. The statements run on the
 * engine lane.
 *
 * @param table with its schema
 * @param tell rows about a person, for GDPR Art. 15; knows {@code :account}, {@code :contact},
 *     {@code :key} (of the address) and {@code :hash} (its suppression key); null when it has none
 * @param forget what goes when a person is erased (Art. 17), with the same names; null when {@code
 *     stays} says why not
 * @param end deletes rows of {@code :account} when its contract is over (Art. 28(3)(g)), run again
 *     until it finds nothing; null when {@code stays} says why not
 * @param keeps how long rows are kept; empty when nothing grows old here, or the module sees to it
 * @param stays why something stays, or what it goes with; empty when nothing stays
 */
public record Holding(
        String table,
        @Nullable Sql tell,
        @Nullable Sql forget,
        @Nullable Sql end,
        List<Keep> keeps,
        String stays) {

    private static final int PART = 5_000;

    /** Copies the periods. */
    public Holding {
        keeps = List.copyOf(keeps);
    }

    /** A table of which nothing is said yet. */
    public static Holding of(String table) {
        return new Holding(table, null, null, null, List.of(), "");
    }

    /** The same, and what it tells of a person. */
    public Holding tells(Sql statement) {
        return new Holding(table, statement, forget, end, keeps, stays);
    }

    /** The same, and what goes with a person. */
    public Holding forgets(Sql statement) {
        return new Holding(table, tell, statement, end, keeps, stays);
    }

    /** The same, and every row that names the contact goes with the person. */
    public Holding forgetsContact() {
        return forgets(
                Sql.of(
                        "delete from %s where account_id = :account and contact_id = :contact"
                                .formatted(table)));
    }

    /** The same, and every row goes with its account, in parts that no other work waits for. */
    public Holding ends() {
        return ends(
                Sql.of(
                        """
                        delete from %1$s where account_id = :account and ctid = any(array(
                            select ctid from %1$s where account_id = :account limit %2$d))
                        """
                                .formatted(table, PART)));
    }

    /** The same, and what goes with an account, where more is to be said than its name. */
    public Holding ends(Sql statement) {
        return new Holding(table, tell, forget, statement, keeps, stays);
    }

    /** The same, and what goes with time; may be said twice. */
    public Holding keeps(Keep period) {
        List<Keep> all = Stream.concat(keeps.stream(), Stream.of(period)).toList();
        return new Holding(table, tell, forget, end, all, stays);
    }

    /** The same, and its rows go with the other records of a contract that is long over. */
    public Holding goesWithContract() {
        return keeps(Keep.pastContract(table));
    }

    /** The same, and why something stays. */
    public Holding stays(String why) {
        return new Holding(table, tell, forget, end, keeps, why);
    }

    /** The module that owns it. */
    public String module() {
        return table.substring(0, table.indexOf('.'));
    }
}
