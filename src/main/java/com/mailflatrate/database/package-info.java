/**
 * The database and what every transaction needs: lanes, account scope, clock, data directory,
 * migrations.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package com.mailflatrate.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
