/** Accounts that hold so many contacts that more is asked of their people. */
@NullMarked
package com.mailflatrate.privacy.large;

import org.jspecify.annotations.NullMarked;
