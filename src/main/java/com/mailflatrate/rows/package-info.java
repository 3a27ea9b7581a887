/** What the rules say about one row of a file by itself; knows no table. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "audience", "policy", "sheets"})
package com.mailflatrate.rows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
