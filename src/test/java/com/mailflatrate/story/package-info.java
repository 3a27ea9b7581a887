/**
 * A user's whole way, from outside: over HTTP and real SMTP, in a real browser where it is a page.
 */
@NullMarked
package com.mailflatrate.story;

import org.jspecify.annotations.NullMarked;
