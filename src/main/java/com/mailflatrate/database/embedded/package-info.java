/**
 * A PostgreSQL of our own: unpacks, makes, starts, adopts and stops it. Knows nothing of what is
 * stored in it.
 */
@NullMarked
package com.mailflatrate.database.embedded;

import org.jspecify.annotations.NullMarked;
