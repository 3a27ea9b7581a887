/** What the rules say about one row of a file by itself. */
@NullMarked
package com.mailflatrate.imports.row;

import org.jspecify.annotations.NullMarked;
