/** How delivery does: what waits, what is put off and why, what we did by ourselves about it. */
@NullMarked
@NamedInterface("health")
package com.mailflatrate.delivery.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
