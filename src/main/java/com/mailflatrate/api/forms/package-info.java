/** Sign-up forms: the account's and the reviewer's side. */
@NullMarked
package com.mailflatrate.api.forms;

import org.jspecify.annotations.NullMarked;
