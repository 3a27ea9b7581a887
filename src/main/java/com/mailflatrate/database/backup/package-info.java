/** A backup as one file taken while the service works, and the way back from it. */
@NullMarked
@NamedInterface("backup")
package com.mailflatrate.database.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
