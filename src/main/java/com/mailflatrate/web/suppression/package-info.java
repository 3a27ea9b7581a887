/** Who must not be mailed: the list, what the account adds and takes away itself. */
@NullMarked
package com.mailflatrate.web.suppression;

import org.jspecify.annotations.NullMarked;
