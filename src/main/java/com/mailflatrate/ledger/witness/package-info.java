/** Who outside the service holds a checkpoint: the owners of accounts, by a letter a month. */
@NullMarked
@NamedInterface("witness")
package com.mailflatrate.ledger.witness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
