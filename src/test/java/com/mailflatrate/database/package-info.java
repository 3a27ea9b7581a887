/** Tests of the ground. */
@NullMarked
package com.mailflatrate.database;

import org.jspecify.annotations.NullMarked;
