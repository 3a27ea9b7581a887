/** The doors from outside. */
@NullMarked
package com.mailflatrate.doors;

import org.jspecify.annotations.NullMarked;
