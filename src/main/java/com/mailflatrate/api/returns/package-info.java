/**
 * Returned mail over the interface: what could not be understood, incidents, feedback loops, and
 * reading again.
 */
@NullMarked
package com.mailflatrate.api.returns;

import org.jspecify.annotations.NullMarked;
