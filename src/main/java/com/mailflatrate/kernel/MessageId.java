package com.mailflatrate.kernel;

/**
 * One mail to one contact within a mailing, or a letter. Outside only inside a {@link
 * MessageToken}.
 */
public record MessageId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
