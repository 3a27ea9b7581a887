/**
 * What comes back: bounces, complaints, replies and unsubscribes by mail, and what follows from
 * them.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "policy",
            "policy :: reply",
            "reading",
            "reread",
            "suppression",
            "audience",
            "delivery",
            "delivery :: spi",
            "roundtrip",
            "mail :: smtp",
            "mail :: dkim",
            "consent",
            "keys",
            "dns",
            "senderdomain",
            "export"
        })
package com.mailflatrate.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
