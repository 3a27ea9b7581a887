/**
 * Runs, messages, letters and sender domains: hands each mail over once, signed, and only with a
 * clearance.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "mail :: domain",
            "kernel",
            "database",
            "database :: backup",
            "account",
            "suppression",
            "keys",
            "dns",
            "dns :: spi",
            "policy",
            "policy :: reply",
            "measures",
            "mail :: mime",
            "mail :: dkim",
            "mail :: smtp",
            "roundtrip",
            "routes",
            "transport :: journal",
            "transport :: route",
            "transport :: shaping",
            "senderdomain",
            "vetting"
        })
package com.mailflatrate.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
