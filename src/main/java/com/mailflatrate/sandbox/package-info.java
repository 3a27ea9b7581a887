/**
 * Try it without sending: an inbox behind the real SMTP path, receiving domains that behave in a
 * set way, a DNS zone for {@code .test}. Its beans exist in sandbox mode only.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "account",
            "account :: signin",
            "factor",
            "dns",
            "dns :: spi",
            "delivery",
            "transport :: route",
            "mail :: dkim",
            "mail :: smtp",
            "feedback",
            "senderdomain"
        })
package com.mailflatrate.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
