/**
 * The receiving side of the sandbox: an SMTP server on loopback, files of mails, and how each
 * domain behaves.
 */
@NullMarked
package com.mailflatrate.sandbox.inbox;

import org.jspecify.annotations.NullMarked;
