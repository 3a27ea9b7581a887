/** Tests of this package. */
@NullMarked
package com.mailflatrate.abuse;

import org.jspecify.annotations.NullMarked;
