/**
 * Reads mails that come back: pure functions over bytes, bounded in time and memory, never an
 * exception.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "policy :: reply"})
package com.mailflatrate.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
