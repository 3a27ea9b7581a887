/** Tests of the embedded server. */
@NullMarked
package com.mailflatrate.database.embedded;

import org.jspecify.annotations.NullMarked;
