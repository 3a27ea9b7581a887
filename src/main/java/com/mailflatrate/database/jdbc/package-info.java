/** Spring's JDBC templates for values of ours. */
@NullMarked
package com.mailflatrate.database.jdbc;

import org.jspecify.annotations.NullMarked;
