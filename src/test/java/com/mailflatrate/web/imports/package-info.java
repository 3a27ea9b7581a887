/** Tests of the pages of lists, contacts and imports. */
@NullMarked
package com.mailflatrate.web.imports;

import org.jspecify.annotations.NullMarked;
