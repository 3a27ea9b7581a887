/** Reads the whole ledger again and names what does not fit; part of the ground for commands. */
@NullMarked
package com.mailflatrate.ledger.verify;

import org.jspecify.annotations.NullMarked;
