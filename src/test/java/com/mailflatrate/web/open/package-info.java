/** Tests of this package. */
@NullMarked
package com.mailflatrate.web.open;

import org.jspecify.annotations.NullMarked;
