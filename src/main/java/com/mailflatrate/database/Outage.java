package com.mailflatrate.database;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.TransactionException;

/** Tells a database that is away from a statement it did not take. */
public final class Outage {

    private Outage() {}

    /**
     * Whether a failure says that the database is away or out of breath: then nothing is gained by
     * trying the parts of a batch one by one.
     */
    public static boolean isBehind(RuntimeException failure) {
        return failure instanceof TransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof QueryTimeoutException;
    }
}
