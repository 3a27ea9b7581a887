/** The sandbox's pages in a real browser. */
@NullMarked
package com.mailflatrate.web.sandbox;

import org.jspecify.annotations.NullMarked;
