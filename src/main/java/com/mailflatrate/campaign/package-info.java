/**
 * Content, the gate before every send, and mailings: a campaign becomes a mailing only through
 * {@code Gate}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "mail :: domain",
            "kernel",
            "database",
            "account",
            "account :: signin",
            "policy",
            "content",
            "content :: merge",
            "audience",
            "segments",
            "delivery",
            "delivery :: spi",
            "delivery :: held",
            "health",
            "measures",
            "transport :: shaping",
            "mail :: mime",
            "consent",
            "consent :: clock",
            "keys",
            "dns",
            "senderdomain"
        })
package com.mailflatrate.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
