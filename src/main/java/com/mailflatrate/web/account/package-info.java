/** The account's settings: company and imprint, keys, accepted texts, the log. */
@NullMarked
package com.mailflatrate.web.account;

import org.jspecify.annotations.NullMarked;
