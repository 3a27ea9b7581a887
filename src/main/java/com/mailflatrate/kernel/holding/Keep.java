package com.mailflatrate.kernel.holding;

import com.mailflatrate.kernel.Sql;
import java.time.Duration;

/**
 * How long rows are kept.
 *
 * @param period from when they came about
 * @param sql deletes or empties rows older than {@code :before}, but none of the accounts {@code
 *     :held} and none of the cases {@code :heldCases}; run again until it finds nothing
 */
public record Keep(Duration period, Sql sql) {

    /**
     * Rows of accounts whose contract is so long over that its records go; until when those are
     * kept says {@code account.v_past_contracts}.
     */
    static Keep pastContract(String table) {
        return new Keep(
                Duration.ZERO,
                Sql.of(
                        """
                        delete from %1$s where ctid = any(array(
                            select t.ctid from %1$s t join account.v_past_contracts p on p.account_id = t.account_id
                             where p.kept_until < :before and not t.account_id = any(:held) limit 5000))
                        """
                                .formatted(table)));
    }
}
