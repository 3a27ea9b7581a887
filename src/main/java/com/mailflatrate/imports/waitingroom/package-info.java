/** A file that comes with an application and waits, sealed, for the decision about the account. */
@NullMarked
@NamedInterface("waitingroom")
package com.mailflatrate.imports.waitingroom;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
