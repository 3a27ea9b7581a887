/** Settings of the service as a whole, and secrets from files. */
@NullMarked
package com.mailflatrate.database.settings;

import org.jspecify.annotations.NullMarked;
