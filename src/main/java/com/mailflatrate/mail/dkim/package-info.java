/** DKIM (RFC 6376): our signer, and a small verifier for what we sent and what comes back. */
@NullMarked
@NamedInterface("dkim")
package com.mailflatrate.mail.dkim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
