/**
 * The three doors: who stands at the edge and in which language, what they may do, and the words
 * and problem answers that pages and the JSON interface share.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "keys",
            "factor",
            "account",
            "account :: signin"
        })
@NullMarked
package com.mailflatrate.doors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
