/** Contacts, the lists they are on and where they came from. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "database", "keys", "account", "policy", "suppression"})
package com.mailflatrate.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
