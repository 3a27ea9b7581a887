/** How fast and how often: what a site's replies do to the next connection and the next attempt. */
@NullMarked
@NamedInterface("shaping")
package com.mailflatrate.transport.shaping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
