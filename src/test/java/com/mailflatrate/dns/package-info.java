/** Tests of dns. */
@NullMarked
package com.mailflatrate.dns;

import org.jspecify.annotations.NullMarked;
