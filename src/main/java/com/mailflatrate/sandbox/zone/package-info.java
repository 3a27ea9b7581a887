/** The sandbox's DNS zone. */
@NullMarked
package com.mailflatrate.sandbox.zone;

import org.jspecify.annotations.NullMarked;
