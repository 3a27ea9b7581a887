/**
 * Saved conditions over contacts, in words from a closed set: counted, listed, or kept as a picture
 * of who fulfilled them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "audience", "delivery"})
package com.mailflatrate.segments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
