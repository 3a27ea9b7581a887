/** Tests of imports. */
@NullMarked
package com.mailflatrate.imports;

import org.jspecify.annotations.NullMarked;
