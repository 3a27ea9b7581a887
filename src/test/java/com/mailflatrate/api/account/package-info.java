/** The account's calls, from outside. */
@NullMarked
package com.mailflatrate.api.account;

import org.jspecify.annotations.NullMarked;
