package com.mailflatrate.database.backup;

/** A backup that was not taken or not put back; the message ends a sentence for the operator. */
final class UnusableBackupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableBackupException(String why) {
        super(why);
    }

    UnusableBackupException(String why, Throwable cause) {
        super(why, cause);
    }
}
