/**
 * The ledger: what people declared and took back, in events that are only added to; the sealed log
 * over all of them, its signed checkpoints, and certificates that anybody can check.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "database :: command", "keys"})
package com.mailflatrate.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
