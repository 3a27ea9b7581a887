/**
 * The mail that asks a person to confirm: what it says, and how often a mailbox may get one. Pure:
 * no tables, nothing is sent from here.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "account", "keys", "suppression"})
package com.mailflatrate.asking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
