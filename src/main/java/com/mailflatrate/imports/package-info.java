/**
 * Files of contacts: read, judged row by row, looked at by a person, then on a list, and off it
 * again as one thing.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "account",
            "account :: signin",
            "policy",
            "suppression",
            "audience",
            "audience :: personal",
            "consent",
            "keys",
            "dns",
            "sheets",
            "scans",
            "rows"
        })
package com.mailflatrate.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
