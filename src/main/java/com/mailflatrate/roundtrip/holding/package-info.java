/**
 * What becomes of the tables of this module when somebody is erased, an account ends, or time
 * passes.
 */
@NullMarked
package com.mailflatrate.roundtrip.holding;

import org.jspecify.annotations.NullMarked;
