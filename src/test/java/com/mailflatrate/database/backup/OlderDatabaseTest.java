package com.mailflatrate.database.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.EmptyDatabase;
import com.mailflatrate.given.OneRowEach;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** A database that is older than the service which is started on it. */
class OlderDatabaseTest {

    private static final String FIRST = "2026.11.21.1650";

    @Test
    void aDatabaseOfTheFirstVersionWithARowInEveryTableBecomesTodaysAndKeepsThem() {
        try (EmptyDatabase old = EmptyDatabase.made()) {
            Restore.flyway(old.owner(), MigrationVersion.fromVersion(FIRST)).migrate();
            OneRowEach rows = new OneRowEach(old.owner());
            Map<Long, Long> before = rows.fill();
            assertThat(before.values()).hasSizeGreaterThan(50).allMatch(count -> count > 0);

            Restore.flyway(old.owner(), MigrationVersion.LATEST).migrate();
            Map<Long, Long> now = rows.counts();
            before.forEach(
                    (table, count) ->
                            assertThat(now.getOrDefault(table, 0L))
                                    .as(rows.name(table))
                                    .isGreaterThanOrEqualTo(count));
        }
    }
}
