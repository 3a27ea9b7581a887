/** Who left, bounced or complained in the system before: suppressed before anybody comes in. */
@NullMarked
@NamedInterface("left")
package com.mailflatrate.imports.left;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
