/** The start page: the steps to the first campaign, each with its state. */
@NullMarked
package com.mailflatrate.web.start;

import org.jspecify.annotations.NullMarked;
