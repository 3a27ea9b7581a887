package com.mailflatrate.delivery.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * Times in which a provider or a domain refused by mistake: no part of a mail's life. Asked for
 * every mail that is put off, so it answers from memory. Thread-safe.
 */
public interface BadDays {

    /** Nobody has one. */
    BadDays NONE = (first, life, domain, host) -> first.plus(life);

    /**
     * When the life of a mail is over that began to be tried at an instant.
     *
     * @param domain of its recipient; empty when it is not known
     * @param host the site or next hop it goes to; empty when it is not known
     */
    Instant end(Instant first, Duration life, String domain, String host);
}
