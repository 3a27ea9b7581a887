/** What a node that is gone for good had claimed goes to the others. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "database :: command",
            "account",
            "transport :: journal",
            "delivery :: queue"
        })
package com.mailflatrate.takeover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
