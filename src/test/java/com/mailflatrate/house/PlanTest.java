package com.mailflatrate.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.DatabaseTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/**
 * No page and no count of contacts reads a table from end to end: each has an index that leads with
 * the account. How long they take with ten million contacts is what {@code bin/bench page} says.
 */
@DatabaseTest
class PlanTest {

    private static final Pattern OF_CONTACTS =
            Pattern.compile(
                    "(ContactStore|MembershipStore|TagStore|MatchStore|ListStore|SuppressionStore|HistoryStore)\\..*");
    private static final Pattern MANY_ROWS =
            Pattern.compile(
                    "(contacts|memberships|contact_tags|list_counts|entries|members|history|messages\\w*)\\b");

    @Autowired DataSource dataSource;

    @Test
    void everyStatementOfContactsFindsItsRowsByAnIndex() throws SQLException {
        List<Statement> asked =
                Statement.all().stream()
                        .filter(one -> OF_CONTACTS.matcher(one.name()).find())
                        .filter(
                                one ->
                                        one.text()
                                                .strip()
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .startsWith("select"))
                        .toList();
        assertThat(asked).hasSizeGreaterThan(40);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var settings = connection.createStatement()) {
                settings.execute("set local role mf_engine");
                settings.execute("set local enable_seqscan = off");
            }
            assertThat(whole(connection, asked)).isEmpty();
            connection.rollback();
        }
    }

    /** Statements that read a large table whole although they are told to avoid it. */
    private static List<String> whole(Connection connection, List<Statement> asked)
            throws SQLException {
        List<String> found = new ArrayList<>();
        for (Statement one : asked) {
            for (String line : plan(connection, one.text())) {
                if (line.contains("Seq Scan on") && MANY_ROWS.matcher(line).find()) {
                    found.add(one.name() + ": " + line.strip());
                }
            }
        }
        return found;
    }

    private static List<String> plan(Connection connection, String statement) throws SQLException {
        String asked =
                NamedParameterUtils.substituteNamedParameters(
                        statement, new MapSqlParameterSource());
        AtomicInteger n = new AtomicInteger();
        String numbered =
                Pattern.compile("\\?")
                        .matcher(asked)
                        .replaceAll(mark -> "\\$" + n.incrementAndGet());
        List<String> lines = new ArrayList<>();
        try (var explain = connection.createStatement();
                ResultSet row = explain.executeQuery("explain (generic_plan) " + numbered)) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return lines;
    }
}
