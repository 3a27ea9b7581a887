/**
 * Composes one mail to one recipient: header block, encodings, bytes that are already canonical.
 */
@NullMarked
@NamedInterface("mime")
package com.mailflatrate.mail.mime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
