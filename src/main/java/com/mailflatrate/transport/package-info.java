/**
 * How mails leave: what must be on disk before a mail's last byte, where each goes, and how fast.
 * Knows no account, no table.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "dns", "mail :: smtp"})
package com.mailflatrate.transport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
