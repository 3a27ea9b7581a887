/** The pages to sign in and out. */
@NullMarked
package com.mailflatrate.web.signin;

import org.jspecify.annotations.NullMarked;
