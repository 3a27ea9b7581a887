/** Work in the background that must not be lost while the database is gone. */
@NullMarked
package com.mailflatrate.imports.work;

import org.jspecify.annotations.NullMarked;
