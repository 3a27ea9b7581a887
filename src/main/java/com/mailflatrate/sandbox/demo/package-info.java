/**
 * The main job played once from outside, over HTTP and SMTP, with an invented customer and an
 * invented list.
 */
@NullMarked
@NamedInterface("demo")
package com.mailflatrate.sandbox.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
