/** Questions to the domain name system, and the records the platform publishes itself. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "database :: command"})
package com.mailflatrate.dns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
