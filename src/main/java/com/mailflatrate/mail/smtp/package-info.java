/** Our SMTP client (RFC 5321): one connection, many mails, one recipient each. */
@NullMarked
@NamedInterface("smtp")
package com.mailflatrate.mail.smtp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
