/** Tests of this package. */
@NullMarked
package com.mailflatrate.feedback.parse;

import org.jspecify.annotations.NullMarked;
