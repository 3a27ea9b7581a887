package com.mailflatrate.mail.smtp;

/**
 * Called when all data is written but the bytes that end it; whatever must be durable by then, is
 * on return.
 */
@FunctionalInterface
public interface BeforeDot {

    /** Blocks until the intent is durable; false when it cannot be: the mail must not end. */
    boolean intend();
}
