/** Contacts as a file: a list, a segment or everything, with what proves each consent. */
@NullMarked
@NamedInterface("takeout")
package com.mailflatrate.privacy.takeout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
