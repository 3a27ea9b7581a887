/** Measurements of sending: the service, a counting server, and what stands beside them. */
@NullMarked
package com.mailflatrate.bench.send;

import org.jspecify.annotations.NullMarked;
