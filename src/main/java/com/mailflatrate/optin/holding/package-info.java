/**
 * What becomes of the tables of this module when somebody is erased, an account ends, or time
 * passes.
 */
@NullMarked
package com.mailflatrate.optin.holding;

import org.jspecify.annotations.NullMarked;
