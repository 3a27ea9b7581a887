/** mailflatrate: the modules are the packages below, ARCHITECTURE.md draws them. */
@NullMarked
package com.mailflatrate;

import org.jspecify.annotations.NullMarked;
