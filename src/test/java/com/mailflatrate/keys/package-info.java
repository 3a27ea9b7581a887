/** Tests of keys. */
@NullMarked
package com.mailflatrate.keys;

import org.jspecify.annotations.NullMarked;
