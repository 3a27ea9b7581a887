/** Signing in. */
@NullMarked
package com.mailflatrate.account.signin;

import org.jspecify.annotations.NullMarked;
