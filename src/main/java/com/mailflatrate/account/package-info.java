/**
 * Who may use the service: accounts with their standing, people and keys, the review of
 * applications, the policy texts with their acceptances, and the audit log.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "keys", "dns", "factor"})
package com.mailflatrate.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
