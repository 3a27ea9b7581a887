/**
 * The wire: composes one mail, signs and verifies it, and speaks SMTP. Knows no account, no table.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "dns"})
package com.mailflatrate.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
