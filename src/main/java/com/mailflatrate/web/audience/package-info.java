/** Pages of lists and contacts. */
@NullMarked
package com.mailflatrate.web.audience;

import org.jspecify.annotations.NullMarked;
