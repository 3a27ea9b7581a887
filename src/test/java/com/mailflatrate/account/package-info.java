/** Accounts and what is theirs. */
@NullMarked
package com.mailflatrate.account;

import org.jspecify.annotations.NullMarked;
