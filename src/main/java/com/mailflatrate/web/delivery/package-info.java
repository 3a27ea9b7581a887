/** How delivery does, on a page for the operator. */
@NullMarked
package com.mailflatrate.web.delivery;

import org.jspecify.annotations.NullMarked;
