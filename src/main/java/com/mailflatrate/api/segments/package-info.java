/** Segments: saved conditions over contacts. */
@NullMarked
package com.mailflatrate.api.segments;

import org.jspecify.annotations.NullMarked;
