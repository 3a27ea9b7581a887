/**
 * How people and machines come in: passwords, second factor, sessions and API keys, and the
 * operator's own staff.
 */
@NullMarked
@NamedInterface("signin")
package com.mailflatrate.account.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
