/** How often and how lately people were mailed, against what they were promised. */
@NullMarked
@NamedInterface("clock")
package com.mailflatrate.consent.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
