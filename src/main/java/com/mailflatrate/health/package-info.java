/**
 * How delivery does: what waits, what stands still and why, what is put off in the other side's
 * words, what was done about sites, and the rules that say when.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "account",
            "account :: signin",
            "delivery",
            "measures",
            "mail :: dkim",
            "transport :: shaping"
        })
package com.mailflatrate.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
