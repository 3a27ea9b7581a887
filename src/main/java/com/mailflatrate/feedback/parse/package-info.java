/**
 * Reads mails that come back: pure functions over bytes, bounded in time and memory, never an
 * exception.
 */
@NullMarked
@NamedInterface("parse")
package com.mailflatrate.feedback.parse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
