package com.mailflatrate.doors.limit;

import java.io.IOException;

/** A request body went past its limit while it was read; the rest stays unread. */
public final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    /** More than so many bytes. */
    public BodyTooLargeException(long limit) {
        super("more than " + limit + " bytes");
    }
}
