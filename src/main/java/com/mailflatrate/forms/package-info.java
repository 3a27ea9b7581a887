/**
 * Sign-up forms in versions: what is asked, in which words, who released it, how many came through.
 * What becomes of a registration is the matter of consent.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "account",
            "account :: signin",
            "policy",
            "asking",
            "audience",
            "delivery",
            "consent",
            "consent :: clock",
            "consent :: optin",
            "consent :: steps",
            "keys",
            "senderdomain"
        })
package com.mailflatrate.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
