package com.mailflatrate.privacy.duty;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Held;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Keep;
import com.mailflatrate.privacy.duty.Checklist.Part;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What a module declared, done: each call is a transaction on the engine lane. */
@Component
@EngineTransactional
public class Duties {

    private final DutyStore store;

    Duties(DutyStore store) {
        this.store = store;
    }

    /** What a module knows of a person, by table; tables that know nothing are left out. */
    @EngineTransactional(readOnly = true)
    public Map<String, List<Map<String, Object>>> tell(
            AccountId account, Part part, Subject subject) {
        Map<String, List<Map<String, Object>>> told = new LinkedHashMap<>();
        for (Holding holding : part.holdings()) {
            Sql statement = holding.tell();
            if (statement != null) {
                List<Map<String, Object>> rows = store.tell(account, statement, subject);
                if (!rows.isEmpty()) {
                    told.put(holding.table(), rows);
                }
            }
        }
        return told;
    }

    /** Erases a person from a module; how many rows were touched. */
    public long forget(AccountId account, Part part, Subject subject) {
        return part.holdings().stream()
                .map(Holding::forget)
                .filter(Objects::nonNull)
                .mapToLong(statement -> store.forget(account, statement, subject))
                .sum();
    }

    /** Deletes some rows of an account whose contract is over; 0 when there is none left. */
    public long end(AccountId account, Sql statement) {
        return store.end(account, statement);
    }

    /** Lets some rows go that are too old; 0 when there is none left. */
    public long age(Keep keep, Instant now, Held held) {
        return store.age(keep.sql(), now.minus(keep.period()), held);
    }
}
