/**
 * A node's append-only file: an intent before the bytes that end a mail, an outcome after the
 * reply. After a crash it tells what may have been taken.
 */
@NullMarked
@NamedInterface("journal")
package com.mailflatrate.transport.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
