package com.mailflatrate.database;

import com.mailflatrate.database.jdbc.OurJdbcTemplate;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.MessageId;
import com.mailflatrate.kernel.RunId;
import com.mailflatrate.kernel.UuidV7;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The server, its two pools behind one data source, and what stores use. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    private static final int WAIT_MILLIS = 5_000; // then 503: nobody waits longer for a page

    /**
     * Without the second one, who counts in an account of many reads all accounts from end to end.
     */
    private static final String OPTIONS = "-c timezone=UTC -c random_page_cost=1.1";

    @Bean
    Server server(
            DatabaseSettings settings,
            DataDirectory data,
            @Value("${mailflatrate.database.join:false}") boolean mayJoin) {
        return Server.open(settings, data, mayJoin);
    }

    /** The login role, for migrations only. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownerDataSource(Server server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url());
        source.setUser(server.user());
        source.setPassword(server.password());
        source.setApplicationName("mailflatrate owner");
        return source;
    }

    /** A command joins whatever is there; a service first looks whose it is. */
    @Bean
    FlywayMigrationStrategy lookThenMigrate(
            @Qualifier("ownerDataSource") DataSource owner,
            DatabaseSettings settings,
            InstantSource clock,
            @Value("${mailflatrate.delivery.mode:sandbox}") String mode,
            @Value("${mailflatrate.database.join:false}") boolean command) {
        SandboxMark mark = new SandboxMark(owner, "sandbox".equals(mode), settings.isEmbedded());
        return flyway -> {
            if (!command) {
                mark.check();
            }
            flyway.migrate();
            if (!command) {
                mark.leave(clock);
            }
        };
    }

    @Bean
    SessionNames sessionNames(
            @Value("${mailflatrate.delivery.node:one}") String node,
            @Value("${mailflatrate.database.join:false}") boolean command) {
        return new SessionNames(command ? "" : node);
    }

    @Bean(defaultCandidate = false)
    HikariDataSource deskDataSource(
            Server server, DatabaseSettings settings, SessionNames sessions) {
        return pool(server, Lane.DESK, settings.deskConnections(), sessions);
    }

    @Bean(defaultCandidate = false)
    HikariDataSource engineDataSource(
            Server server, DatabaseSettings settings, SessionNames sessions) {
        return pool(server, Lane.ENGINE, settings.engineConnections(), sessions);
    }

    @Bean
    @Primary
    LaneDataSource dataSource(
            @Qualifier("deskDataSource") DataSource desk,
            @Qualifier("engineDataSource") DataSource engine) {
        return new LaneDataSource(desk, engine);
    }

    @Bean
    LaneTransactions transactionManager(LaneDataSource dataSource) {
        return new LaneTransactions(dataSource);
    }

    @Bean
    TransactionOperations transactionOperations(LaneTransactions manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    JdbcTemplate jdbcTemplate(LaneDataSource dataSource) {
        return new OurJdbcTemplate(dataSource);
    }

    @Bean
    NamedParameterJdbcTemplate namedParameterJdbcTemplate(JdbcTemplate template) {
        return new OurJdbcTemplate.Named((OurJdbcTemplate) template);
    }

    @Bean
    JdbcClient jdbcClient(NamedParameterJdbcTemplate template) {
        DefaultConversionService conversions = new DefaultConversionService();
        conversions.addConverter(Long.class, AccountId.class, AccountId::new);
        conversions.addConverter(Long.class, MessageId.class, MessageId::new);
        conversions.addConverter(Long.class, RunId.class, RunId::new);
        return JdbcClient.create(template, conversions);
    }

    @Bean
    UuidV7 uuidV7(InstantSource clock) {
        return new UuidV7(clock);
    }

    private static HikariDataSource pool(
            Server server, Lane lane, int connections, SessionNames sessions) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(lane.role());
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(2, connections));
        config.setConnectionTimeout(WAIT_MILLIS);
        config.setConnectionInitSql("set role " + lane.role());
        config.setInitializationFailTimeout(-1); // the roles come with the first migration
        config.addDataSourceProperty("ApplicationName", sessions.of(lane));
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("options", OPTIONS);
        return new HikariDataSource(config);
    }
}
