package com.mailflatrate.privacy.duty;

import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.database.Rows;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.CaseId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Held;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Runs what modules declared about their own tables; writes none itself. */
@Repository
final class DutyStore {

    private final JdbcClient db;

    DutyStore(JdbcClient db) {
        this.db = db;
    }

    List<Map<String, Object>> tell(AccountId account, Sql statement, Subject subject) {
        return about(account, statement, subject).query((row, n) -> ToldRow.of(row)).list();
    }

    long forget(AccountId account, Sql statement, Subject subject) {
        return about(account, statement, subject).update();
    }

    long end(AccountId account, Sql statement) {
        return db.sql(statement.text()).param("account", account.value()).update();
    }

    @CrossAccount("time passes for all of them")
    long age(Sql statement, Instant before, Held held) {
        StatementSpec spec =
                db.sql(statement.text())
                        .param("before", Rows.utc(before))
                        .param("held", held.numbers())
                        .param(
                                "heldCases",
                                held.cases().stream().map(CaseId::value).toArray(UUID[]::new));
        return statement.text().stripLeading().startsWith("select")
                ? spec.query(Long.class).single()
                : spec.update();
    }

    private StatementSpec about(AccountId account, Sql statement, Subject subject) {
        return db.sql(statement.text())
                .param("account", account.value())
                .param("contact", subject.contact())
                .param("key", subject.key())
                .param("hash", subject.hash());
    }
}
