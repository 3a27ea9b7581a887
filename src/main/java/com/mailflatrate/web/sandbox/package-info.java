/** The sandbox's pages: inbox, DNS zone, clock. They exist in sandbox mode only. */
@NullMarked
package com.mailflatrate.web.sandbox;

import org.jspecify.annotations.NullMarked;
