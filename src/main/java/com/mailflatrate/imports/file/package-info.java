/** Text files with columns: which encoding and separator, which headings, which rows. */
@NullMarked
package com.mailflatrate.imports.file;

import org.jspecify.annotations.NullMarked;
