/** The customer's pages of sign-up forms, and the reviewer's. */
@NullMarked
package com.mailflatrate.web.forms;

import org.jspecify.annotations.NullMarked;
