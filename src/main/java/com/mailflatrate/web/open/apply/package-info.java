/** Applying for an account: the form, the link in the letter, the policy texts. */
@NullMarked
package com.mailflatrate.web.open.apply;

import org.jspecify.annotations.NullMarked;
