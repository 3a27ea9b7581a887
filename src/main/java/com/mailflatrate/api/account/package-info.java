/** Policies, applications, sign-in, the account's own data and its keys. */
@NullMarked
package com.mailflatrate.api.account;

import org.jspecify.annotations.NullMarked;
