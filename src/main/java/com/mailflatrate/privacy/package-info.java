/**
 * Duties over all other modules: what leaves with an account or a person, and what is forgotten.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "account",
            "account :: member",
            "audience",
            "audience :: detail",
            "segments",
            "consent",
            "export"
        })
package com.mailflatrate.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
