package com.mailflatrate.abuse;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.Sql;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When which address, as a hash, was told that its mail has come. */
@Component
@CrossAccount("the desk works for the operator")
class ReceiptStore {

    static final Sql NOTE =
            Sql.of(
                    """
            insert into abuse.receipts as r (address_hash, sent_at) values (:whose, :now)
                on conflict (address_hash) do update set sent_at = excluded.sent_at where r.sent_at <= :before
            """);
    private final JdbcClient jdbc;

    ReceiptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes one; false when there was one after {@code before}. */
    boolean note(byte[] whose, Instant now, Instant before) {
        return jdbc.sql(NOTE.text())
                        .param("whose", whose)
                        .param("now", Rows.utc(now))
                        .param("before", Rows.utc(before))
                        .update()
                > 0;
    }
}
