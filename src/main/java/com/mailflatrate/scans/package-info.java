/** Scans of papers people signed, kept sealed, shown page by page. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "keys"})
package com.mailflatrate.scans;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
