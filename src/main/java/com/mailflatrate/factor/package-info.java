/**
 * What a person proves with beside a password: codes and links we mail, recovery codes, passkeys,
 * and devices they were seen on. Knows people by their ids only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "keys"})
package com.mailflatrate.factor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
