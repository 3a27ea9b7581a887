/** How much and how often: sizes of bodies, requests per minute, requests at once. */
@NamedInterface("limit")
@NullMarked
package com.mailflatrate.doors.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
