/**
 * Duties over all other modules: what leaves with an account or a person, what is told, and what is
 * forgotten.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "keys",
            "account",
            "account :: member",
            "account :: signin",
            "suppression",
            "audience",
            "audience :: detail",
            "segments",
            "consent",
            "consent :: record",
            "abuse",
            "export"
        })
package com.mailflatrate.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
