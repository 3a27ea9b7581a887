/**
 * The double opt-in: a registration, the bare mail that asks, the person's click. The only way onto
 * a list from outside; what a click proves is kept by whoever plugs in above.
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
            "audience :: signup",
            "delivery",
            "ledger",
            "keys",
            "dns",
            "senderdomain"
        })
package com.mailflatrate.optin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
