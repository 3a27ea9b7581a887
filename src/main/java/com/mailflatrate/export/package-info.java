/**
 * What may leave the house in bulk, and who looked: permits for exports, canaries that tell where a
 * file has gone, and the count of views of contacts.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "keys",
            "account",
            "account :: signin",
            "senderdomain",
            "doors"
        })
package com.mailflatrate.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
