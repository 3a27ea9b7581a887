/**
 * Pages for recipients and the world: no login, no cookie, no script. Looking never changes
 * anything.
 */
@NullMarked
package com.mailflatrate.web.open;

import org.jspecify.annotations.NullMarked;
