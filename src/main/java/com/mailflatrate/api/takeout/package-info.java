/** Contacts as a file. */
@NullMarked
package com.mailflatrate.api.takeout;

import org.jspecify.annotations.NullMarked;
