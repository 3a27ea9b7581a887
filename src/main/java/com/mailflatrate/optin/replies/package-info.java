/** What receiving servers said to the mails that ask, as part of the proof. */
@NullMarked
package com.mailflatrate.optin.replies;

import org.jspecify.annotations.NullMarked;
