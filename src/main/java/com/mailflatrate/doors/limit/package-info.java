/** How much and how often: sizes of bodies, requests per minute, requests at once. */
@NullMarked
package com.mailflatrate.doors.limit;

import org.jspecify.annotations.NullMarked;
