/** What the people and keys of a suspended account may still do. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "account", "vetting", "doors"})
package com.mailflatrate.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
