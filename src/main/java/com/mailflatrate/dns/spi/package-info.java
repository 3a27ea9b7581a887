/** The plugs of {@code dns}: where answers come from, where our own records go. */
@NullMarked
@NamedInterface("spi")
package com.mailflatrate.dns.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
