/** Mails as they came: taken in together, waiting to be read, forgotten in time. */
@NullMarked
package com.mailflatrate.feedback.mails;

import org.jspecify.annotations.NullMarked;
