/** What others plug into delivery: where messages come from and where connections go. */
@NullMarked
@NamedInterface("spi")
package com.mailflatrate.delivery.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
