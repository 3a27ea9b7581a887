/** Measurements: each has a name, prints numbers beside their targets and can be held to them. */
@NullMarked
package com.mailflatrate.bench;

import org.jspecify.annotations.NullMarked;
