package com.mailflatrate.imports.holding;

import com.mailflatrate.imports.Uploads;
import com.mailflatrate.imports.waitingroom.WaitingRoom;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Held;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import com.mailflatrate.kernel.holding.Keep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What files of contacts leave behind: rows, fingerprints, the files themselves. */
@Component
final class ImportsHoldings implements Holdings {

    static final Sql TELL_ROWS =
            Sql.of(
                    """
            select import_id, line, email, fields, consent_at, consent_ip, consent_source, proof_page, grade, code
              from imports.rows where account_id = :account and key = :key order by import_id, line
            """);
    static final Sql FORGET_ROWS =
            Sql.of("delete from imports.rows where account_id = :account and key = :key");

    static final Sql AGE_ROWS =
            Sql.of(
                    """
            delete from imports.rows r
             where r.ctid = any(array(
                   select old.ctid from imports.rows old join imports.imports i
                       on i.account_id = old.account_id and i.id = old.import_id
                    where i.begun_at < :before and not i.account_id = any(:held) and not i.look and not i.unsettled
                      and i.state in ('CHECKED', 'ACTIVE', 'REJECTED', 'ROLLED_BACK') limit 5000))
            """);
    static final Sql FORGET_PRINTS =
            Sql.of("delete from imports.prints where account_id = :account and hash = :hash");

    static final Sql AGE_PRINTS =
            Sql.of(
                    """
            delete from imports.prints p using imports.imports i
             where i.account_id = p.account_id and i.id = p.import_id and i.begun_at < :before
               and not i.account_id = any(:held)
            """);

    private final Uploads uploads;
    private final WaitingRoom room;

    ImportsHoldings(Uploads uploads, WaitingRoom room) {
        this.uploads = uploads;
        this.room = room;
    }

    @Override
    public void end(AccountId account) {
        uploads.discardAll(account);
        room.withdraw(account);
    }

    @Override
    public void age(Instant now, Held held) {
        uploads.discardOld(now, held);
    }

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("imports.rows")
                        .tells(TELL_ROWS)
                        .forgets(FORGET_ROWS)
                        .ends()
                        .keeps(new Keep(Uploads.KEPT, AGE_ROWS)),
                Holding.of("imports.staging").stays("emptied when the file is read"),
                Holding.of("imports.prints")
                        .forgets(FORGET_PRINTS)
                        .ends()
                        .keeps(new Keep(Duration.ofDays(730), AGE_PRINTS)),
                Holding.of("imports.spot_checks").stays("goes with imports.imports"),
                Holding.of("imports.own_customers")
                        .stays("why the operator let own customers count: its own record"),
                Holding.of("imports.remarks").stays("goes with imports.imports"),
                Holding.of("imports.imports").ends().stays("counts only"),
                Holding.of("imports.uploads")
                        .ends()
                        .stays("the file goes after 30 days, its fingerprint and headings stay"),
                Holding.of("imports.numbers").ends().stays("a number"),
                Holding.of("imports.waiting_files")
                        .ends()
                        .stays("sealed, and gone with its file after 14 days"));
    }
}
