package com.mailflatrate.mail.smtp;

import java.time.Duration;

/** How long a client waits (RFC 5321 §4.5.3.2). */
public record Timeouts(
        Duration connect,
        Duration greeting,
        Duration mail,
        Duration rcpt,
        Duration data,
        Duration block,
        Duration dot) {

    /** As the RFC wants them: 5, 5, 5, 2, 3 and 10 minutes; a connection in 30 seconds. */
    public static Timeouts standard() {
        return new Timeouts(
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                Duration.ofMinutes(3),
                Duration.ofMinutes(10));
    }

    /** The same time for everything, for tests. */
    public static Timeouts all(Duration time) {
        return new Timeouts(time, time, time, time, time, time, time);
    }
}
