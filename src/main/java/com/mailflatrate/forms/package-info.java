/**
 * Sign-up forms in versions: what is asked, in which words, who released it, how many came through.
 * What becomes of a registration is the matter of the double opt-in.
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
            "optin",
            "optin :: steps",
            "keys",
            "senderdomain"
        })
package com.mailflatrate.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
