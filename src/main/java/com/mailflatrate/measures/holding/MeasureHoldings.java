package com.mailflatrate.measures.holding;

import com.mailflatrate.kernel.Sql;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import com.mailflatrate.kernel.holding.Keep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was done about sites: nothing about contacts, the words of servers without addresses. */
@Component
final class MeasureHoldings implements Holdings {

    private static final Keep QUARTER =
            new Keep(
                    Duration.ofDays(90),
                    Sql.of(
                            """
            delete from measures.measures
             where id in (select id from measures.measures
                           where began_at < :before and (lifted_at < :before or until_at < :before)
                             and (account_id is null or not account_id = any(:held)) limit 5000)
            """));

    private static final Keep TOUCHED =
            new Keep(
                    Duration.ofDays(90),
                    Sql.of(
                            """
            delete from measures.touched where began_at < :before and not account_id = any(:held)
            """));

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("measures.measures").ends().keeps(QUARTER),
                Holding.of("measures.touched").ends().keeps(TOUCHED),
                Holding.of("measures.rules").stays("the operator's own rows, nobody's data"));
    }
}
