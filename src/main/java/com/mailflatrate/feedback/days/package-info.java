/** What bad days of providers and domains are to mails that wait. */
@NullMarked
package com.mailflatrate.feedback.days;

import org.jspecify.annotations.NullMarked;
