/** Pages of segments. */
@NullMarked
package com.mailflatrate.web.segments;

import org.jspecify.annotations.NullMarked;
