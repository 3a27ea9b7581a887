/** The interface for machines: JSON, bearer tokens, scopes. One package per area. */
@ApplicationModule
@NullMarked
package com.mailflatrate.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
