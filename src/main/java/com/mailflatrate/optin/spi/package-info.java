/** What others plug into the double opt-in: who keeps what a click proves. */
@NullMarked
@NamedInterface("spi")
package com.mailflatrate.optin.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
