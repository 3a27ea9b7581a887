/** A mailbox elsewhere as a door for mail that comes back, where nobody can reach port 25. */
@NullMarked
package com.mailflatrate.feedback.imap;

import org.jspecify.annotations.NullMarked;
