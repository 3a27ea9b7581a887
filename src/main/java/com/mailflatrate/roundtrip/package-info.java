/**
 * Whether a next hop that is not ours hands mail on as it got it: a probe goes out through it and
 * comes back to us. What changes a mail on its way breaks bounces, unsubscribing and signatures.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "keys",
            "mail :: dkim",
            "mail :: mime",
            "mail :: smtp",
            "transport :: route",
            "senderdomain"
        })
package com.mailflatrate.roundtrip;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
