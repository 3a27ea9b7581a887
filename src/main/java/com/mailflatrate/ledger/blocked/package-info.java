/**
 * Facts of people who were erased, kept apart for legal claims; two people of the operator open
 * them.
 */
@NullMarked
@NamedInterface("blocked")
package com.mailflatrate.ledger.blocked;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
