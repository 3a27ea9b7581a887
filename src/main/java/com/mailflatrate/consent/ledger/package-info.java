/**
 * The ledger: what binds a record of consent, the log over all of them, its signed checkpoints, and
 * certificates that anybody can check.
 */
@NullMarked
@NamedInterface("ledger")
package com.mailflatrate.consent.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
