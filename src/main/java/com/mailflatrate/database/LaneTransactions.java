package com.mailflatrate.database;

import com.mailflatrate.kernel.AccountId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Chooses the lane when a transaction begins and tells the database the account. An engine façade
 * called inside a desk transaction is refused: it would see one account's rows and believe them to
 * be all.
 */
final class LaneTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;
    private static final String SCOPE = "select set_config('mf.account', ?, true)";

    private final transient LaneDataSource lanes;
    private final transient ThreadLocal<Lane> current = new ThreadLocal<>();

    LaneTransactions(LaneDataSource lanes) {
        super(lanes);
        this.lanes = lanes;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        Lane lane = lane(definition);
        lanes.choosing(lane, () -> super.doBegin(transaction, definition));
        current.set(lane);
        if (lane == Lane.DESK) {
            AccountScope.bound().ifPresent(account -> scope(transaction, account));
        }
    }

    @Override
    protected void prepareSynchronization(
            DefaultTransactionStatus status, TransactionDefinition definition) {
        boolean joins = status.hasTransaction() && !status.isNewTransaction();
        if (joins && current.get() == Lane.DESK && lane(definition) == Lane.ENGINE) {
            throw new IllegalTransactionStateException(
                    "an engine method was called inside a desk transaction: "
                            + definition.getName()
                            + ". Call it before or after, in a transaction of its own.");
        }
        super.prepareSynchronization(status, definition);
    }

    @Override
    protected Object doSuspend(Object transaction) {
        Lane lane = current.get();
        current.remove();
        return new Suspended(super.doSuspend(transaction), lane);
    }

    @Override
    protected void doResume(@Nullable Object transaction, Object suspended) {
        if (suspended instanceof Suspended(Object resources, Lane lane)) {
            current.set(lane);
            super.doResume(transaction, resources);
        }
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        current.remove();
        super.doCleanupAfterCompletion(transaction);
    }

    private void scope(Object transaction, AccountId account) {
        ConnectionHolder holder =
                (ConnectionHolder) TransactionSynchronizationManager.getResource(lanes);
        if (holder == null) {
            throw new IllegalStateException("a transaction has begun without a connection");
        }
        try (PreparedStatement statement = holder.getConnection().prepareStatement(SCOPE)) {
            statement.setString(1, account.toString());
            statement.execute();
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("cannot tell the database the account", e);
        }
    }

    private static Lane lane(TransactionDefinition definition) {
        boolean labelled =
                definition instanceof TransactionAttribute attribute
                        && attribute.getLabels().contains(Lanes.ENGINE);
        return labelled ? Lane.ENGINE : Lanes.bound();
    }

    private record Suspended(Object resources, Lane lane) {}
}
