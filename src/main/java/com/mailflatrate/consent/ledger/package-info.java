/** What binds a record of consent: its canonical form, the commitment to it, the root over many. */
@NullMarked
package com.mailflatrate.consent.ledger;

import org.jspecify.annotations.NullMarked;
