/** How far visitors of a form come, and what happens to a form that brings nobody who wanted it. */
@NullMarked
@NamedInterface("steps")
package com.mailflatrate.optin.steps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
