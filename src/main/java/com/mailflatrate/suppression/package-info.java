/** Who must not be mailed, by whom and why: per list, per account, and for everybody here. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "keys"})
package com.mailflatrate.suppression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
