/** Pages of imports: the way from a file to a list. */
@NullMarked
package com.mailflatrate.web.imports;

import org.jspecify.annotations.NullMarked;
