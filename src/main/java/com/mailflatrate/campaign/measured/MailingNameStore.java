package com.mailflatrate.campaign.measured;

import com.mailflatrate.campaign.measured.SiteMeasure.MailingName;
import com.mailflatrate.database.CrossAccount;
import com.mailflatrate.kernel.MailingId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.Sql;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which mailings runs belong to. */
@Repository
@CrossAccount("the operator sees measures of all accounts")
final class MailingNameStore {

    static final Sql OF_RUNS =
            Sql.of(
                    """
            select m.run_id, m.mailing_id, c.name from campaign.mailings m
              join campaign.campaigns c on c.account_id = m.account_id and c.id = m.campaign_id
             where m.run_id = any(:runs)
            """);

    private final JdbcClient db;

    MailingNameStore(JdbcClient db) {
        this.db = db;
    }

    Map<RunId, MailingName> ofRuns(Collection<RunId> runs) {
        return db
                .sql(OF_RUNS.text())
                .param("runs", runs.stream().map(RunId::value).toArray(Long[]::new))
                .query(
                        (row, n) ->
                                Map.entry(
                                        new RunId(row.getLong("run_id")),
                                        new MailingName(
                                                new MailingId(row.getString("mailing_id")),
                                                row.getString("name"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
