/**
 * The pages: composes modules, holds no rules of its own. One package per area; {@code open} is
 * without a login.
 */
@ApplicationModule
@NullMarked
package com.mailflatrate.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
