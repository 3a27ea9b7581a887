/** Our SMTP client (RFC 5321): one connection, many mails, one recipient each. */
@NullMarked
package com.mailflatrate.delivery.smtp;

import org.jspecify.annotations.NullMarked;
