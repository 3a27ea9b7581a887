/** Pages that carry contacts out as a file. */
@NullMarked
package com.mailflatrate.web.takeout;

import org.jspecify.annotations.NullMarked;
