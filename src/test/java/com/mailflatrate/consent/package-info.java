/** Tests of this package. */
@NullMarked
package com.mailflatrate.consent;

import org.jspecify.annotations.NullMarked;
