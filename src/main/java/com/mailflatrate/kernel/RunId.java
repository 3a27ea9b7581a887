package com.mailflatrate.kernel;

/** Delivery's side of one mailing. Internal; people see the {@link MailingId}. */
public record RunId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
