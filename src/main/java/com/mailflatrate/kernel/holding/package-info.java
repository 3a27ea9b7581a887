/** What each module says about its tables: what they hold of people, and what becomes of it. */
@NullMarked
package com.mailflatrate.kernel.holding;

import org.jspecify.annotations.NullMarked;
