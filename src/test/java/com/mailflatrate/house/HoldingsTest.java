package com.mailflatrate.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.DatabaseTest;
import com.mailflatrate.kernel.holding.Holding;
import com.mailflatrate.kernel.holding.Holdings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * No table is forgotten when somebody asks what is known, is erased, or a contract ends: each that
 * has to do with people or accounts stands in the {@code <Module>Holdings} of its module.
 */
@DatabaseTest
class HoldingsTest {

    private static final String WITH_COLUMNS =
            """
            select distinct n.nspname || '.' || c.relname
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             where c.relkind in ('r', 'p') and not c.relispartition
               and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'database')
               and a.attname in (%s)
            """;
    private static final String ABOUT_CONTACTS =
            "'contact_id', 'email', 'email_key', 'contact_email', 'to_address', 'envelope_from', 'reporter', 'raw',"
                    + " 'hash', 'key_hash', 'recipient'";
    private static final String ABOUT_ANYBODY =
            ABOUT_CONTACTS + ", 'account_id', 'user_id', 'ip', 'user_agent', 'first_ip'";
    private static final String OF_ACCOUNTS = "'account_id'";

    @Autowired private List<Holdings> modules;
    @Autowired private JdbcTemplate jdbc;

    @Test
    void everyTableAboutPeopleOrAccountsStandsInTheHoldingsOfItsModule() {
        Set<String> missing = tables(ABOUT_ANYBODY);
        missing.removeAll(listed(holding -> true));
        assertThat(missing)
                .as("say in the Holdings of the module what becomes of these tables")
                .isEmpty();
        List<String> all = all().stream().map(Holding::table).toList();
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void whatIsListedExists() {
        List<String> real =
                names(
                        """
                        select n.nspname || '.' || c.relname from pg_class c
                          join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p')
                        """);
        assertThat(real).containsAll(listed(holding -> true));
    }

    @Test
    void whatKnowsAContactForgetsItOrSaysWhatStays() {
        Set<String> silent = tables(ABOUT_CONTACTS);
        silent.retainAll(listed(holding -> holding.forget() == null && holding.stays().isEmpty()));
        assertThat(silent).isEmpty();
        assertThat(listed(holding -> holding.forget() != null)).hasSizeGreaterThan(10);
        assertThat(listed(holding -> holding.tell() != null)).hasSizeGreaterThan(20);
    }

    @Test
    void whatBelongsToAnAccountEndsWithItOrSaysWhatStays() {
        Set<String> silent = tables(OF_ACCOUNTS);
        silent.retainAll(listed(holding -> holding.end() == null && holding.stays().isEmpty()));
        assertThat(silent).isEmpty();
    }

    @Test
    void aModuleSpeaksForItsOwnTablesOnly() {
        assertThat(modules).allSatisfy(HoldingsTest::speaksForItself);
    }

    private static void speaksForItself(Holdings module) {
        String own = module.getClass().getPackageName().split("\\.")[2];
        assertThat(module.holdings()).allMatch(holding -> holding.module().equals(own));
    }

    private Set<String> tables(String columns) {
        return new TreeSet<>(names(WITH_COLUMNS.formatted(columns)));
    }

    private List<String> names(String question) {
        return jdbc.query(question, (row, n) -> row.getString(1));
    }

    private Set<String> listed(Predicate<Holding> which) {
        return all().stream().filter(which).map(Holding::table).collect(Collectors.toSet());
    }

    private List<Holding> all() {
        return modules.stream().flatMap(module -> module.holdings().stream()).toList();
    }
}
