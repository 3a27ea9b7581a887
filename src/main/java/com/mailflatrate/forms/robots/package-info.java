/** The small sum that a visitor's browser does and a robot does not. */
@NullMarked
@NamedInterface("robots")
package com.mailflatrate.forms.robots;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
