/**
 * Composes one mail to one recipient: header block, encodings, bytes that are already canonical.
 */
@NullMarked
package com.mailflatrate.delivery.mime;

import org.jspecify.annotations.NullMarked;
