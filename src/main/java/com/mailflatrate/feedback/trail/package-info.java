/** What mail a contact had, and what came back of it. */
@NamedInterface("trail")
@NullMarked
package com.mailflatrate.feedback.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
