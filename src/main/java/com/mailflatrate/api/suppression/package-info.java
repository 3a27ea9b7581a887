/** Suppressions for machines. */
@NullMarked
package com.mailflatrate.api.suppression;

import org.jspecify.annotations.NullMarked;
