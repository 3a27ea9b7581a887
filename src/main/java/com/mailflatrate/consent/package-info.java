/**
 * Leave to write to somebody: the records of what people declared, who may be mailed by them, and
 * how they take it back.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "account",
            "policy",
            "policy :: reply",
            "suppression",
            "asking",
            "audience",
            "audience :: personal",
            "audience :: signup",
            "delivery",
            "optin",
            "optin :: spi",
            "ledger",
            "ledger :: blocked",
            "keys",
            "dns",
            "senderdomain"
        })
package com.mailflatrate.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
