package com.mailflatrate.kernel;

/**
 * A customer account inside the house: the number row-level security compares. Never shown; outside
 * it is known by its public id (see {@code account.Account}).
 */
public record AccountId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
