/** What a sender's domain must publish, and whether it does. */
@NullMarked
@NamedInterface("domain")
package com.mailflatrate.mail.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
