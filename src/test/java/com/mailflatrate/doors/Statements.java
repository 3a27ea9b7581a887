package com.mailflatrate.doors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.mailflatrate.database.jdbc.OurJdbcTemplate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What the service asked its database while it answered a request, in order: the text of every
 * statement and the begin of every transaction. A request says by a header which one it is, so any
 * number may be under way. Listens until closed. Thread-safe.
 */
final class Statements extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    /** The header with the number of a request. */
    static final String HEADER = "Walk";

    private static final List<String> LOGGERS =
            List.of(OurJdbcTemplate.class.getName(), "com.mailflatrate.database.LaneTransactions");
    private static final List<String> KINDS =
            List.of(
                    "Executing prepared SQL statement",
                    "Executing SQL",
                    "Creating new transaction");

    /** Of whatever request with a key comes first in a minute. */
    private static final String ONCE_A_MINUTE = "update account.api_keys set last_used_at";

    private final Map<String, List<String>> byRequest = new ConcurrentHashMap<>();

    /** Begins to listen. */
    static Statements listening() {
        Statements statements = new Statements();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        statements.setContext(context);
        statements.start();
        for (String name : LOGGERS) {
            Logger logger = context.getLogger(name);
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(statements);
        }
        return statements;
    }

    /** Those of one request, which has been answered. */
    List<String> of(String request) {
        List<String> all = byRequest.remove(request);
        return all == null ? List.of() : all;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String said = event.getFormattedMessage();
        if (KINDS.stream().anyMatch(said::startsWith)
                && !said.contains(ONCE_A_MINUTE)
                && RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes) {
            String request = attributes.getRequest().getHeader(HEADER);
            if (request != null) {
                byRequest.computeIfAbsent(request, its -> new CopyOnWriteArrayList<>()).add(said);
            }
        }
    }

    @Override
    public void close() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        for (String name : LOGGERS) {
            Logger logger = context.getLogger(name);
            logger.detachAppender(this);
            logger.setLevel(null);
            logger.setAdditive(true);
        }
        stop();
    }
}
