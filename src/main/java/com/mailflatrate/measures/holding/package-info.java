/** What this module keeps, and how long. */
@NullMarked
package com.mailflatrate.measures.holding;

import org.jspecify.annotations.NullMarked;
