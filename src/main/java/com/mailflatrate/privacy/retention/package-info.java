/** What goes with time, what beats every period, and what was let go. */
@NamedInterface("retention")
@NullMarked
package com.mailflatrate.privacy.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
