/** How many join an account's lists and leave them, day by day. */
@NullMarked
@NamedInterface("growth")
package com.mailflatrate.audience.growth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
