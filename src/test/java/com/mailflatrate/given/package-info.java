/** Builders and tools of the tests, in the words of the product. */
@NullMarked
package com.mailflatrate.given;

import org.jspecify.annotations.NullMarked;
